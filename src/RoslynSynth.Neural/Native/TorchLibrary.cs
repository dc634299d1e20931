using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Security.Cryptography;

namespace RoslynSynth.Neural.Native;

/// <summary>
/// Makes TorchSharp's library load on Linux systems whose libstdc++ is older than GCC 13's (Debian 12, Ubuntu 22.04). It insists on a version that none of its
/// relocations uses; a copy in the user's cache has that demand marked weak. See docs/decisions/0030-the-guide-shifts-prior-costs.md.
/// </summary>
internal static class TorchLibrary
{
    private const string Name = "LibTorchSharp";
    private const string Version = "GLIBCXX_3.4.32";
    private static readonly string[] Needed = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];

    /// <summary>To be called before anything of TorchSharp is used; does nothing where the library loads as it is.</summary>
    public static void Prepare()
    {
        if (!OperatingSystem.IsLinux() || Find($"lib{Name}.so") is not { } path || NativeLibrary.TryLoad(path, out _)) return;
        // The copy lies elsewhere, so what it needs must be there first. The main library loads last and by its own path.
        foreach (var library in Needed) NativeLibrary.Load(Find(library) ?? throw new DllNotFoundException($"{library} is missing: install the tool again."));
        var handle = NativeLibrary.Load(MendedCopy(path, Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "roslynsynth", "native")));
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name.Contains(Name, StringComparison.Ordinal) ? handle : 0;
    }

    /// <summary>A copy in a folder that does not insist on the version; made once for each content.</summary>
    public static string MendedCopy(string path, string folder)
    {
        var bytes = File.ReadAllBytes(path);
        var copy = Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}-{Path.GetFileName(path)}");
        if (ElfVersions.MarkWeak(bytes, Version) == 0) throw new DllNotFoundException($"{path} can't be loaded, and not for want of {Version}.");
        if (File.Exists(copy) && File.ReadAllBytes(copy).AsSpan().SequenceEqual(bytes)) return copy;
        Directory.CreateDirectory(folder);
        var temporary = $"{copy}.{Guid.NewGuid():N}.tmp";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, copy, overwrite: true);
        return copy;
    }

    /// <summary>Where the natives of this platform lie.</summary>
    internal static string? Find(string file) => new[]
    {
        AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "runtimes", $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}", "native"),
    }.Select(f => Path.Combine(f, file)).FirstOrDefault(File.Exists);
}
