using System.Text;
using RoslynSynth.Specifications;

namespace RoslynSynth.Tool;

/// <summary>Files that are whole or not there.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file in one step.</summary>
    /// <exception cref="SpecificationException">It can't be written; nothing is left.</exception>
    public static void Write(string path, string text)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            try
            {
                using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                {
                    stream.Write(Encoding.UTF8.GetBytes(text));
                    // Else a crash of the system could leave the new name with nothing behind it.
                    stream.Flush(flushToDisk: true);
                }

                File.Move(temporary, path, overwrite: true);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpecificationException($"The file can't be written: {e.Message} Choose another place, or make room.", new SourcePlace(path, 1, 1), e);
        }
    }

    /// <summary>Fails early, and leaves nothing, where a file can't be written; it need not be there yet.</summary>
    /// <exception cref="SpecificationException">It can't be written.</exception>
    public static void CheckFile(string path, string option)
    {
        if (string.IsNullOrWhiteSpace(path) || Directory.Exists(path)) throw new SpecificationException($"This is no name for a file. Give {option} another.", new SourcePlace(path, 1, 1));
        CheckFolder(Path.GetDirectoryName(Path.GetFullPath(path))!, option);
    }

    /// <summary>Fails early, and leaves nothing, where a folder can't be written to; it need not be there yet.</summary>
    /// <exception cref="SpecificationException">It can't be written to.</exception>
    public static void CheckFolder(string path, string option)
    {
        try
        {
            if (string.IsNullOrWhiteSpace(path)) throw new IOException("The path is empty.");
            if (File.Exists(path)) throw new IOException("It is a file.");
            var existing = Path.GetFullPath(path);
            while (!Directory.Exists(existing)) existing = Path.GetDirectoryName(existing) ?? throw new IOException("There is no such drive.");
            using var probe = new FileStream(Path.Combine(existing, $".{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpecificationException($"The output folder can't be written: {e.Message} Choose another with {option}.", new SourcePlace(path, 1, 1), e);
        }
    }
}
