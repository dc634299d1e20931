using System.Collections.Generic;
using RoslynSynth;

namespace Quickstart;

public static partial class Lists
{
    [Example(new[] { 1, 2, 3 }, Returns = 6)]
    [Example(new int[0], Returns = 0)]
    [Example(new[] { 5, -2 }, Returns = 3)]
    public static partial int Total(int[] numbers);

    public static partial List<string> LongerThan(List<string> words, int length);

    public static partial (int Least, int Greatest) Range(int[] values);

    public static partial Dictionary<char, int> LetterCounts(string word);

    public static partial List<int> Squares(List<int> numbers);

    public static partial HashSet<int> Shared(List<int> first, List<int> second);

    public static void Check()
    {
        Examples.That(LongerThan(["a", "abc", "ab"], 1), ["abc", "ab"]);
        Examples.That(LongerThan(["or", "or"], 0), ["or", "or"]);
        Examples.That(LongerThan(["red", "green", "blue"], 3), ["green", "blue"]);
        Examples.That(LongerThan(["black", "or", "white", "or"], 2), ["black", "white"]);
        Examples.That(LongerThan([], 0), []);
        Examples.That(Range([3, 1, 2]) == (1, 3));
        Examples.That(Range([5]) == (5, 5));
        Examples.That(Range([-2, 7, 0]) == (-2, 7));
        Examples.That(LetterCounts("noon"), new Dictionary<char, int> { ['n'] = 2, ['o'] = 2 });
        Examples.That(LetterCounts("abba!"), new Dictionary<char, int> { ['a'] = 2, ['b'] = 2, ['!'] = 1 });
        Examples.That(LetterCounts(""), new Dictionary<char, int>());
        Examples.That(Squares([1, 2, 3]), [1, 4, 9]);
        Examples.That(Squares([-5]), [25]);
        Examples.That(Shared([1, 2, 3], [2, 3, 4]), new HashSet<int> { 2, 3 });
        Examples.That(Shared([5], [6]), new HashSet<int>());
        Examples.That(Shared([4, 1], []), new HashSet<int>());
        Examples.That(Shared([9, 4, 1], [1, 9]), new HashSet<int> { 9, 1 });
        Examples.That(Shared([7, 8, 8], [8]), new HashSet<int> { 8 });
    }
}
