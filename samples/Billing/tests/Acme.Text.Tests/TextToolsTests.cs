using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Acme.Text.Tests;

public class TextToolsTests
{
    [Theory]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("Grace Brewster Murray Hopper", "GBMH")]
    [InlineData("Plato", "P")]
    [InlineData("alan turing", "AT")]
    public void Initials_are_the_first_letters(string name, string expected) => Assert.Equal(expected, TextTools.Initials(name));

    [Fact]
    public void Short_text_is_not_truncated()
    {
        Assert.Equal("Hello", TextTools.Truncate("Hello", 10));
        Assert.Equal("Hello", TextTools.Truncate("Hello", 5));
        Assert.Equal("", TextTools.Truncate("", 3));
    }

    [Theory]
    [InlineData("Hello, world", 5, "Hello...")]
    [InlineData("The quick brown fox", 9, "The quick...")]
    [InlineData("abcdef", 1, "a...")]
    public void Long_text_is_truncated(string text, int length, string expected)
    {
        var actual = TextTools.Truncate(text, length);

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("one", 1)]
    [InlineData("one two", 2)]
    [InlineData("  one   two three ", 3)]
    public void Words_are_counted(string text, int expected) => Assert.Equal(expected, TextTools.WordCount(text));

    [Theory]
    [InlineData("the old man", "The Old Man")]
    [InlineData("SHOUTING loud", "Shouting Loud")]
    [InlineData("x", "X")]
    public void Title_case(string text, string expected) => Assert.Equal(expected, TextTools.ToTitleCase(text));

    [Theory]
    [InlineData("Anna")]
    [InlineData("A man, a plan, a canal: Panama")]
    [InlineData("12321")]
    [InlineData("")]
    public void Palindromes(string text) => Assert.True(TextTools.IsPalindrome(text));

    [Theory]
    [InlineData("Anne")]
    [InlineData("ab")]
    [InlineData("No lemon, two melons")]
    public void Not_palindromes(string text) => Assert.False(TextTools.IsPalindrome(text));

    [Property]
    public bool A_text_and_its_reverse_are_a_palindrome(NonNull<string> text) =>
        TextTools.IsPalindrome(text.Get + new string(text.Get.Reverse().ToArray()));

    [Theory]
    [InlineData("interview", "internet", "inter")]
    [InlineData("abc", "abc", "abc")]
    [InlineData("abc", "abcd", "abc")]
    [InlineData("abc", "xyz", "")]
    [InlineData("", "xyz", "")]
    public void Common_prefix(string first, string second, string expected) => Assert.Equal(expected, TextTools.CommonPrefix(first, second));

    [Property]
    public bool The_common_prefix_starts_both(NonNull<string> first, NonNull<string> second)
    {
        var prefix = TextTools.CommonPrefix(first.Get, second.Get);
        return first.Get.StartsWith(prefix, StringComparison.Ordinal) && second.Get.StartsWith(prefix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the cat and the dog", "the")]
    [InlineData("a b B c", "b")]
    [InlineData("one", "one")]
    [InlineData("red blue red blue green", "red")]
    public void Most_frequent_word(string text, string expected) => Assert.Equal(expected, TextTools.MostFrequentWord(text));
}
