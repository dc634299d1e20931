using System.Security.Cryptography;
using RoslynSynth.Guides;

namespace RoslynSynth.Tool;

/// <summary>Which guide <c>--guide</c> asks for. Weights that can't be used are told of once and cost nothing else: the prior takes their place.</summary>
internal static class GuideChoice
{
    public const string Uniform = "uniform";
    public const string Neural = "neural";

    /// <summary>Where the weights lie that come with the tool.</summary>
    public static string OwnWeights { get; } = Path.Combine(AppContext.BaseDirectory, "weights", "guide.safetensors");

    /// <summary>The guide; without a choice the tool's own where its weights are there, see docs/guide.md for why.</summary>
    public static IGuide Open(string? choice)
    {
        var path = PathOf(choice);
        if (choice == Uniform || (choice is null && !File.Exists(path))) return new UniformGuide();
        try
        {
            return NeuralGuide.Read(path);
        }
        catch (InvalidDataException e)
        {
            Console.Error.WriteLine(Messages.OneLine($"warning: the guide's weights in {path} can't be used ({e.Message}). Going on with the uniform guide."));
            return new UniformGuide();
        }
    }

    /// <summary>A text that differs where the costs that a guide sets do.</summary>
    /// <param name="guide">The guide that was opened.</param>
    /// <param name="choice">What was asked for.</param>
    public static string IdOf(IGuide guide, string? choice) =>
        guide is UniformGuide ? Uniform : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf(choice))));

    private static string PathOf(string? choice) => choice is null or Neural ? OwnWeights : choice;
}
