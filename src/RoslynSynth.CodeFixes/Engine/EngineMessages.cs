using System.Text;

namespace RoslynSynth.CodeFixes.Engine;

/// <summary>A file as the editor has it, saved or not.</summary>
internal sealed record EngineFile(string Path, string Text);

/// <summary>One project of a request.</summary>
internal sealed record EngineProject(string Name, string Path, string[] Symbols, int LanguageVersion, int Nullable, bool AllowsUnsafe, string[] References, int[] Projects)
{
    public List<EngineFile> Documents { get; init; } = [];

    public List<EngineFile> Configurations { get; init; } = [];
}

/// <summary>What the code fix asks for.</summary>
internal sealed record EngineRequest(string[] Methods, double Seconds, List<EngineProject> Projects);

/// <summary>What became of one method.</summary>
internal sealed record EngineResult(string Method, string Outcome, string Message);

/// <summary>The answer: files as they are to be, and a word about each method.</summary>
internal sealed record EngineResponse(string Error, List<EngineFile> Files, List<EngineResult> Results);

/// <summary>Requests and answers as bytes. The same source is compiled into the code fix and into the tool, which can't share an assembly.</summary>
internal static class EngineMessages
{
    /// <summary>Changes with every change of the format, so that a code fix never talks to an engine of another version.</summary>
    public const string Version = "roslynsynth-engine-1";

    private const int CountLimit = 1_000_000;

    public static void Write(Stream stream, EngineRequest request)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Version);
        Write(writer, request.Methods);
        writer.Write(request.Seconds);
        writer.Write(request.Projects.Count);
        foreach (var project in request.Projects)
        {
            writer.Write(project.Name);
            writer.Write(project.Path);
            Write(writer, project.Symbols);
            writer.Write(project.LanguageVersion);
            writer.Write(project.Nullable);
            writer.Write(project.AllowsUnsafe);
            Write(writer, project.References);
            writer.Write(project.Projects.Length);
            foreach (var index in project.Projects) writer.Write(index);
            Write(writer, project.Documents);
            Write(writer, project.Configurations);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are no request of this version.</exception>
    public static EngineRequest ReadRequest(Stream stream)
    {
        using var reader = Start(stream);
        var methods = Strings(reader);
        var seconds = reader.ReadDouble();
        var projects = List(reader, () =>
            new EngineProject(reader.ReadString(), reader.ReadString(), Strings(reader), reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean(), Strings(reader),
                [.. List(reader, reader.ReadInt32)])
            {
                Documents = Files(reader),
                Configurations = Files(reader),
            });
        var isSound = seconds is > 0 and < 1e6 && projects.TrueForAll(p => p.Nullable is >= 0 and <= 3 && Array.TrueForAll(p.Projects, i => i >= 0 && i < projects.Count));
        return isSound ? new EngineRequest(methods, seconds, projects) : throw new InvalidDataException("The engine and the code fix don't understand each other.");
    }

    public static void Write(Stream stream, EngineResponse response)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Version);
        writer.Write(response.Error);
        Write(writer, response.Files);
        writer.Write(response.Results.Count);
        foreach (var result in response.Results)
        {
            writer.Write(result.Method);
            writer.Write(result.Outcome);
            writer.Write(result.Message);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are no answer of this version.</exception>
    public static EngineResponse ReadResponse(Stream stream)
    {
        using var reader = Start(stream);
        return new EngineResponse(reader.ReadString(), Files(reader), List(reader, () => new EngineResult(reader.ReadString(), reader.ReadString(), reader.ReadString())));
    }

    private static BinaryReader Start(Stream stream)
    {
        var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadString() == Version) return reader;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The engine and the code fix don't understand each other.", e);
        }

        throw new InvalidDataException("The engine and the code fix are of different versions.");
    }

    private static void Write(BinaryWriter writer, string[] texts)
    {
        writer.Write(texts.Length);
        foreach (var text in texts) writer.Write(text);
    }

    private static void Write(BinaryWriter writer, List<EngineFile> files)
    {
        writer.Write(files.Count);
        foreach (var file in files)
        {
            writer.Write(file.Path);
            writer.Write(file.Text);
        }
    }

    private static string[] Strings(BinaryReader reader) => [.. List(reader, reader.ReadString)];

    private static List<EngineFile> Files(BinaryReader reader) => List(reader, () => new EngineFile(reader.ReadString(), reader.ReadString()));

    private static List<T> List<T>(BinaryReader reader, Func<T> read)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > CountLimit) throw new InvalidDataException("The engine and the code fix don't understand each other.");
        var items = new List<T>();
        for (var i = 0; i < count; i++) items.Add(read());
        return items;
    }
}
