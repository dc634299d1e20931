using System;
using RoslynSynth;

namespace Quickstart;

public static class Text
{
    [Example("level", Returns = true)]
    [Example("noon", Returns = true)]
    [Example("abc", Returns = false)]
    [Example("", Returns = true)]
    [Example("ab", Returns = false)]
    [Example("aab", Returns = false)]
    [Example("racecar", Returns = true)]
    public static bool IsPalindrome(string word) => throw new NotImplementedException();

    [Example("the quick brown fox", Returns = "The Quick Brown Fox")]
    [Example("hello world", Returns = "Hello World")]
    [Example("a", Returns = "A")]
    [Example("grace brewster hopper", Returns = "Grace Brewster Hopper")]
    public static string TitleCase(string text) => throw new NotImplementedException();

    [Example("a1b22", Returns = 3)]
    [Example("none", Returns = 0)]
    [Example("room 101, floor 3", Returns = 4)]
    [Example("2024", Returns = 4)]
    public static int DigitCount(string text) => throw new NotImplementedException();
}
