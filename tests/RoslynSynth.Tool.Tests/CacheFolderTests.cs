using Xunit;

namespace RoslynSynth.Tool.Tests;

/// <summary>Where answers are remembered where nobody says.</summary>
public sealed class CacheFolderTests
{
    private static readonly string Home = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "home"));

    [Fact]
    public void Follows_the_variable_of_xdg()
    {
        var named = Path.Combine(Home, "elsewhere");
        Assert.Equal(Path.Combine(named, "roslynsynth", "answers"), CacheFolder.Default(name => name == "XDG_CACHE_HOME" ? named : null, _ => Home));
    }

    [Theory, InlineData(null), InlineData(""), InlineData("relative")]
    public void Is_below_the_users_own_folder_otherwise(string? named)
    {
        var folder = CacheFolder.Default(_ => named, _ => Home)!;
        Assert.StartsWith(Home, folder, StringComparison.Ordinal);
        Assert.EndsWith(Path.Combine("roslynsynth", "answers"), folder, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_none_for_a_user_without_a_folder() => Assert.Null(CacheFolder.Default(_ => null, _ => ""));
}
