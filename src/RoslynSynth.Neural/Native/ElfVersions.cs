using System.Buffers.Binary;
using System.Text;

namespace RoslynSynth.Neural.Native;

/// <summary>
/// Edits which versions of other libraries a shared library insists on (section <c>.gnu.version_r</c> of 64-bit ELF files): a version marked weak may be
/// missing where it is loaded.
/// </summary>
internal static class ElfVersions
{
    private const int SectionSize = 64;
    private const uint VersionNeeds = 0x6ffffffe;
    private const ushort Weak = 2;

    /// <summary>Marks a needed version weak, in place.</summary>
    /// <returns>How many entries name it.</returns>
    /// <exception cref="InvalidDataException">It is no 64-bit little-endian ELF file, or is damaged.</exception>
    public static int MarkWeak(byte[] file, string version)
    {
        try
        {
            if (file.Length < 64 || !file.AsSpan(0, 4).SequenceEqual("\u007fELF"u8) || file[4] != 2 || file[5] != 1) throw new InvalidDataException("It is no 64-bit ELF file.");
            var count = 0;
            for (var i = 0; i < U16(file, 60); i++)
            {
                if (U32(file, Section(file, i) + 4) == VersionNeeds) count += MarkWeak(file, Section(file, i), version);
            }

            return count;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The ELF file is damaged.", e);
        }
    }

    private static int MarkWeak(byte[] file, int section, string version)
    {
        var names = Offset(file, Section(file, checked((int)U32(file, section + 40))) + 24);
        var (need, left, count) = (Offset(file, section + 24), checked((int)U32(file, section + 44)), 0);
        for (var isLast = false; left > 0 && !isLast; left--)
        {
            var entry = checked(need + (int)U32(file, need + 8));
            for (var i = 0; i < U16(file, need + 2); i++)
            {
                if (Holds(file, checked(names + (int)U32(file, entry + 8)), version))
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(entry + 4, 2), (ushort)(U16(file, entry + 4) | Weak));
                    count++;
                }

                entry = checked(entry + (int)U32(file, entry + 12));
            }

            isLast = U32(file, need + 12) == 0;
            need = checked(need + (int)U32(file, need + 12));
        }

        return count;
    }

    private static bool Holds(byte[] file, int offset, string version)
    {
        var bytes = Encoding.ASCII.GetBytes(version + '\0');
        return file.AsSpan(offset, bytes.Length).SequenceEqual(bytes);
    }

    private static int Section(byte[] file, int index) => index < U16(file, 60) ? checked(Offset(file, 40) + (index * SectionSize)) : throw new InvalidDataException("The ELF file is damaged.");

    private static int Offset(byte[] file, int place) => checked((int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(place, 8)));

    private static uint U32(byte[] file, int place) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(place, 4));

    private static ushort U16(byte[] file, int place) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(place, 2));
}
