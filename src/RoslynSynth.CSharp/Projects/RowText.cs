// Written for the language version of whoever's tests they are.
#nullable disable
#pragma warning disable IDE0005, IDE0161, CA1870
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;

namespace RoslynSynth.Metering
{
    /// <summary>
    /// Writes the rows of a test's data as C#. It is compiled into the copy of a test project and runs in the worker, hence in the C# of old projects; here it is
    /// compiled only to be checked and tested.
    /// </summary>
    public static class RowText
    {
        private const int RowLimit = 200;
        private const int ItemLimit = 10000;
        private const int DepthLimit = 16;

        /// <summary>First a row that holds why there are no rows, or nothing; then the rows: what the test must return or null, and its parameters.</summary>
        public static string[][] Of(Func<IEnumerable> rows, int parameterCount)
        {
            var first = Once(rows, parameterCount);
            if (first[0].Length > 0) return first;
            var culture = CultureInfo.CurrentCulture;
            Thread.CurrentThread.CurrentCulture = new OtherCulture();
            try
            {
                // Where the tests run, another culture may be set, and other tests may have run before.
                var second = Once(rows, parameterCount);
                if (second[0].Length > 0) return second;
                return first.Length == second.Length && first.Zip(second, (a, b) => a.SequenceEqual(b)).All(same => same)
                    ? first
                    : new[] { new[] { "gives other values under another culture, or when it runs again" } };
            }
            finally
            {
                Thread.CurrentThread.CurrentCulture = culture;
            }
        }

        private static string[][] Once(Func<IEnumerable> rows, int parameterCount)
        {
            var result = new List<string[]> { Array.Empty<string>() };
            try
            {
                foreach (var row in rows())
                {
                    if (result.Count > RowLimit) break;
                    object returned;
                    var parts = Parts(row, parameterCount, out returned);
                    result.Add(new[] { returned == null ? null : Text(returned, 0) }.Concat(parts.Select(p => Text(p, 0))).ToArray());
                }

                return result.ToArray();
            }
            catch (Exception e)
            {
                while (e.InnerException != null && (e is TargetInvocationException || e is TypeInitializationException || e is InvalidOperationException)) e = e.InnerException;
                return new[] { new[] { e is NotSupportedException ? e.Message : "throws " + e.GetType().Name + ": " + e.Message } };
            }
        }

        /// <summary>The values of a row, in the shapes of the test frameworks.</summary>
        private static object[] Parts(object row, int parameterCount, out object returned)
        {
            returned = null;
            var array = row as object[];
            if (array != null || row == null) return array ?? new object[] { null };
            var tuple = row as ITuple;
            if (tuple != null && parameterCount != 1) return Enumerable.Range(0, tuple.Length).Select(i => tuple[i]).ToArray();
            if (row.GetType().Name == "TestDataRow`1") return Parts(row.GetType().GetProperty("Value").GetValue(row), parameterCount, out returned);
            const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;
            var type = row.GetType();
            var method = type.GetMethods(any).FirstOrDefault(m => (m.Name == "GetData" || m.Name.EndsWith(".GetData", StringComparison.Ordinal)) && m.GetParameters().Length == 0);
            var property = type.GetProperty("Arguments");
            var data = (method != null ? method.Invoke(row, null) : property != null ? property.GetValue(row) : null) as object[];
            if (data == null) return new[] { row };
            var expected = type.GetProperty("ExpectedResult");
            if (expected != null) returned = expected.GetValue(row);
            return data;
        }

        private static string Text(object value, int depth)
        {
            if (depth > DepthLimit) throw new NotSupportedException("holds values that are nested too deeply");
            if (value == null) return "null";
            var type = value.GetType();
            if (value is string) return Quoted((string)value, '"');
            if (value is char) return Quoted(value.ToString(), '\'');
            if (value is bool) return (bool)value ? "true" : "false";
            if (type.IsEnum) return Enum.IsDefined(type, value) ? Name(type) + "." + value : throw Unknown(type);
            var number = Number(value);
            if (number != null) return number;
            var tuple = value as ITuple;
            if (tuple != null) return "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Text(tuple[i], depth + 1))) + ")";
            var map = value as IDictionary;
            if (map != null) return "new() { " + string.Join(", ", map.Keys.Cast<object>().Select(k => "{ " + Text(k, depth + 1) + ", " + Text(map[k], depth + 1) + " }")) + " }";
            var items = value as IEnumerable;
            if (items == null) return Made(value, type, depth);
            var list = items.Cast<object>().Take(ItemLimit + 1).ToList();
            if (list.Count > ItemLimit) throw new NotSupportedException("holds a sequence of more than " + ItemLimit + " elements");
            return "[" + string.Join(", ", list.Select(i => Text(i, depth + 1))) + "]";
        }

        private static string Number(object value)
        {
            var culture = CultureInfo.InvariantCulture;
            if (value is decimal) return ((decimal)value).ToString(culture) + "m";
            if (value is float || value is double)
            {
                var name = value is float ? "float" : "double";
                var real = Convert.ToDouble(value, culture);
                if (double.IsNaN(real)) return name + ".NaN";
                if (double.IsInfinity(real)) return name + (real > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
                var text = ((IFormattable)value).ToString("R", culture);
                return value is float ? text + "f" : text.IndexOfAny(new[] { '.', 'E' }) < 0 ? text + ".0" : text;
            }

            if (value is int || value is short || value is ushort || value is byte || value is sbyte) return Convert.ToString(value, culture);
            if (value is long) return (long)value == long.MinValue ? "long.MinValue" : value + "L";
            if (value is uint) return value + "u";
            if (value is ulong) return value + "ul";
            // By name: old frameworks don't have them all.
            switch (value.GetType().FullName)
            {
                case "System.DateTime":
                case "System.DateTimeOffset":
                case "System.DateOnly":
                case "System.TimeOnly":
                    return value.GetType().Name + ".Parse(\"" + ((IFormattable)value).ToString("O", culture) + "\")";
                case "System.TimeSpan":
                case "System.Guid":
                    return value.GetType().Name + ".Parse(\"" + value + "\")";
                default:
                    return null;
            }
        }

        /// <summary>A record or the like: made by the constructor that takes all that it consists of.</summary>
        private static string Made(object value, Type type, int depth)
        {
            var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
            if (constructor == null || type.IsGenericType) throw Unknown(type);
            var parts = constructor.GetParameters().Select(p => type.GetProperty(p.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)).ToList();
            if (parts.Contains(null)) throw Unknown(type);
            return "new " + Name(type) + "(" + string.Join(", ", parts.Select(p => Text(p.GetValue(value), depth + 1))) + ")";
        }

        private static NotSupportedException Unknown(Type type) { return new NotSupportedException("holds values of the type " + Name(type) + ", which can't be written as C#"); }

        private static string Name(Type type) { return (type.FullName ?? type.Name).Replace('+', '.'); }

        private static string Quoted(string text, char quote)
        {
            var result = new StringBuilder().Append(quote);
            foreach (var unit in text)
            {
                if (unit == quote || unit == '\\') result.Append('\\').Append(unit);
                else if (unit >= ' ' && unit <= '~') result.Append(unit);
                else result.Append("\\u").Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
            }

            return result.Append(quote).ToString();
        }

        /// <summary>A culture that is like none: what it is asked for shows, and the order of texts, which the worker does not know, is refused.</summary>
        private sealed class OtherCulture : CultureInfo
        {
            public OtherCulture()
                : base("")
            {
                NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = "_", NumberGroupSeparator = "'", NegativeSign = "~", CurrencySymbol = "?", CurrencyDecimalSeparator = "_", PercentSymbol = "??", PercentDecimalSeparator = "_" };
                DateTimeFormat = new DateTimeFormatInfo { ShortDatePattern = "yy~d~M", LongDatePattern = "yyyy~d~M", ShortTimePattern = "m~H", LongTimePattern = "s~m~H" };
            }

            public override CompareInfo CompareInfo { get { throw new NotSupportedException("compares texts as the culture says, which may differ elsewhere; say StringComparison.Ordinal or StringComparer.Ordinal"); } }
        }
    }
}
