using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ints = System.Runtime.Intrinsics.Vector256<int>;

namespace RoslynSynth.Evaluating;

/// <summary>The wide forms: operators on ints and, as far as their words allow, on chars (0 to 65535) and bools (0 or 1).</summary>
internal static class WideForms
{
    private static Ints One => Ints.One;

    /// <summary>Words of bools from a comparison: 1 where it holds.</summary>
    private static Ints Truth(Ints mask) => mask & One;

    internal readonly struct Sum : IWideBinary<Sum>
    {
        public static Ints Of(Ints a, Ints b) => a + b;
    }

    internal readonly struct Difference : IWideBinary<Difference>
    {
        public static Ints Of(Ints a, Ints b) => a - b;
    }

    internal readonly struct Product : IWideBinary<Product>
    {
        public static Ints Of(Ints a, Ints b) => a * b;
    }

    internal readonly struct Quotient : IWideBinary<Quotient>
    {
        public static Ints IsDefined(Ints a, Ints b) => ~(Vector256.IsZero(b) | (Vector256.Equals(a, Vector256.Create(int.MinValue)) & Vector256.Equals(b, -One)));

        /// <summary>Through doubles, which are exact for quotients of ints once cut off.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Ints Of(Ints a, Ints b)
        {
            var low = Half(Vector256.WidenLower(a), Vector256.WidenLower(b));
            var high = Half(Vector256.WidenUpper(a), Vector256.WidenUpper(b));
            return Vector256.Narrow(low, high);
        }

        private static Vector256<long> Half(Vector256<long> a, Vector256<long> b) =>
            Vector256.ConvertToInt64(Vector256.ConvertToDouble(a) / Vector256.ConvertToDouble(b));
    }

    internal readonly struct Remainder : IWideBinary<Remainder>
    {
        public static Ints IsDefined(Ints a, Ints b) => ~(Vector256.IsZero(b) | Vector256.Equals(b, -One));

        public static Ints Of(Ints a, Ints b) => a - (Quotient.Of(a, b) * b);
    }

    internal readonly struct IsMultiple : IWideBinary<IsMultiple>
    {
        public static Ints IsDefined(Ints a, Ints b) => Remainder.IsDefined(a, b);

        public static Ints Of(Ints a, Ints b) => Truth(Vector256.IsZero(Remainder.Of(a, b)));
    }

    internal readonly struct Negative : IWideUnary<Negative>
    {
        public static Ints Of(Ints a) => -a;
    }

    internal readonly struct AreEqual : IWideBinary<AreEqual>
    {
        public static Ints Of(Ints a, Ints b) => Truth(Vector256.Equals(a, b));
    }

    internal readonly struct AreDifferent : IWideBinary<AreDifferent>
    {
        public static Ints Of(Ints a, Ints b) => Truth(~Vector256.Equals(a, b));
    }

    internal readonly struct IsLess : IWideBinary<IsLess>
    {
        public static Ints Of(Ints a, Ints b) => Truth(Vector256.LessThan(a, b));
    }

    internal readonly struct IsLessOrEqual : IWideBinary<IsLessOrEqual>
    {
        public static Ints Of(Ints a, Ints b) => Truth(Vector256.LessThanOrEqual(a, b));
    }

    internal readonly struct IsEven : IWideUnary<IsEven>
    {
        public static Ints Of(Ints a) => Vector256.AndNot(One, a);
    }

    internal readonly struct IsOdd : IWideUnary<IsOdd>
    {
        public static Ints Of(Ints a) => a & One;
    }

    internal readonly struct Larger : IWideBinary<Larger>
    {
        public static Ints Of(Ints a, Ints b) => Vector256.Max(a, b);
    }

    internal readonly struct Smaller : IWideBinary<Smaller>
    {
        public static Ints Of(Ints a, Ints b) => Vector256.Min(a, b);
    }

    internal readonly struct Magnitude : IWideUnary<Magnitude>
    {
        public static Ints IsDefined(Ints a) => ~Vector256.Equals(a, Vector256.Create(int.MinValue));

        public static Ints Of(Ints a) => Vector256.Abs(a);
    }

    internal readonly struct Clamped : IWideTernary<Clamped>
    {
        public static Ints IsDefined(Ints a, Ints b, Ints c) => Vector256.LessThanOrEqual(b, c);

        public static Ints Of(Ints a, Ints b, Ints c) => Vector256.Min(Vector256.Max(a, b), c);
    }

    internal readonly struct SignOf : IWideUnary<SignOf>
    {
        public static Ints Of(Ints a) => Vector256.GreaterThan(Ints.Zero, a) - Vector256.GreaterThan(a, Ints.Zero);
    }

    internal readonly struct BitsOfBoth : IWideBinary<BitsOfBoth>
    {
        public static Ints Of(Ints a, Ints b) => a & b;
    }

    internal readonly struct BitsOfEither : IWideBinary<BitsOfEither>
    {
        public static Ints Of(Ints a, Ints b) => a | b;
    }

    internal readonly struct BitsOfOne : IWideBinary<BitsOfOne>
    {
        public static Ints Of(Ints a, Ints b) => a ^ b;
    }

    internal readonly struct Opposite : IWideUnary<Opposite>
    {
        public static Ints Of(Ints a) => a ^ One;
    }

    internal readonly struct Squared : IWideUnary<Squared>
    {
        public static Ints Of(Ints a) => a * a;
    }

    internal readonly struct IsBetween : IWideTernary<IsBetween>
    {
        public static Ints Of(Ints a, Ints b, Ints c) => Truth(Vector256.LessThanOrEqual(b, a) & Vector256.LessThanOrEqual(a, c));
    }

    internal readonly struct Same : IWideUnary<Same>
    {
        public static Ints Of(Ints a) => a;
    }
}
