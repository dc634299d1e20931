using System.Runtime.CompilerServices;

namespace RoslynSynth.Evaluating;

/// <summary>
/// A value in a column is one 32-bit word: an int, bool or char itself, any other value its number in a <see cref="ValueTable{T}"/>.
/// </summary>
internal static class Word
{
    /// <summary>
    /// The word of a row where a term has no value (its guard fails or it throws). One arbitrary int that programs hardly ever compute is
    /// given up for it: a term that does compute it counts as undefined there, which is safe, never wrong.
    /// </summary>
    public const int Undefined = unchecked((int)0xA17FB3C5);

    /// <summary>Whether values of the type are their own words.</summary>
    public static bool IsDirect(Type type) => type == typeof(int) || type == typeof(bool) || type == typeof(char);

    /// <summary>The value of a defined word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Decode<T>(int word, ValueTable<T> table)
    {
        if (typeof(T) == typeof(int)) return Unsafe.As<int, T>(ref word);
        if (typeof(T) == typeof(bool))
        {
            var value = word != 0;
            return Unsafe.As<bool, T>(ref value);
        }

        if (typeof(T) == typeof(char))
        {
            var value = (char)word;
            return Unsafe.As<char, T>(ref value);
        }

        return table[word];
    }

    /// <summary>The word of a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Encode<T>(T value, Encoder<T> encoder)
    {
        if (typeof(T) == typeof(int)) return Unsafe.As<T, int>(ref value);
        if (typeof(T) == typeof(bool)) return Unsafe.As<T, bool>(ref value) ? 1 : 0;
        if (typeof(T) == typeof(char)) return Unsafe.As<T, char>(ref value);
        return encoder.Encode(value);
    }
}
