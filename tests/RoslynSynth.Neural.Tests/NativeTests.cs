using RoslynSynth.Neural.Native;
using Xunit;

namespace RoslynSynth.Neural.Tests;

/// <summary>The edit that makes TorchSharp's library load on older systems.</summary>
public sealed class NativeTests : IDisposable
{
    private const string Version = "GLIBCXX_3.4.32";
    private readonly string _folder = Directory.CreateTempSubdirectory("native").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_version_is_marked_weak_and_nothing_else_changes()
    {
        var bytes = Library();
        var mended = (byte[])bytes.Clone();
        Assert.Equal(1, ElfVersions.MarkWeak(mended, Version));
        var changed = Assert.Single(Enumerable.Range(0, bytes.Length), i => bytes[i] != mended[i]);
        Assert.Equal(bytes[changed] | 2, mended[changed]);
        Assert.Equal(0, ElfVersions.MarkWeak(mended, "GLIBCXX_9.9.9"));
    }

    [Fact]
    public void The_copy_is_made_once_and_again_where_it_was_damaged()
    {
        var path = TorchLibrary.Find("libLibTorchSharp.so");
        Assert.SkipWhen(path is null, "Only Linux has this library.");
        var copy = TorchLibrary.MendedCopy(path, _folder);
        var written = File.GetLastWriteTimeUtc(copy);
        Assert.Equal(copy, TorchLibrary.MendedCopy(path, _folder));
        Assert.Equal(written, File.GetLastWriteTimeUtc(copy));
        File.WriteAllText(copy, "damaged");
        TorchLibrary.MendedCopy(path, _folder);
        Assert.Equal(new FileInfo(path).Length, new FileInfo(copy).Length);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(5000)]
    public void Files_that_are_cut_off_are_refused(int length) => Assert.Throws<InvalidDataException>(() => ElfVersions.MarkWeak(Library()[..length], Version));

    [Fact]
    public void Damaged_files_are_refused_or_left_as_they_are()
    {
        var bytes = Library();
        var sections = (int)BitConverter.ToUInt64(bytes, 40);
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var broken = (byte[])bytes.Clone();
            for (var n = 0; n < 8; n++) broken[sections + random.Next(bytes.Length - sections)] = (byte)random.Next(256);
            Assert.Null(Record.Exception(() => ElfVersions.MarkWeak(broken, Version)) is { } e and not InvalidDataException ? e : null);
        }
    }

    private static byte[] Library()
    {
        var path = TorchLibrary.Find("libLibTorchSharp.so");
        Assert.SkipWhen(path is null, "Only Linux has this library.");
        return File.ReadAllBytes(path);
    }
}
