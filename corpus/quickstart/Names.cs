using RoslynSynth;

namespace Quickstart;

public static partial class Names
{
    [Example("Ada Lovelace", Returns = "A.L.")]
    [Example("Alan Turing", Returns = "A.T.")]
    [Example("Grace Brewster Hopper", Returns = "G.B.H.")]
    [Example("Edsger Wybe Dijkstra", Returns = "E.W.D.")]
    public static partial string Initials(string fullName);

    [Example("Ada Lovelace", Returns = "Lovelace, Ada")]
    [Example("Alan Turing", Returns = "Turing, Alan")]
    [Example("Grace Hopper", Returns = "Hopper, Grace")]
    public static partial string LastNameFirst(string fullName);

    [Example("ada@example.org", Returns = "example.org")]
    [Example("alan.turing@bletchley.uk", Returns = "bletchley.uk")]
    public static partial string MailDomain(string address);

    [Example("ada", Returns = 'a')]
    [Example("turing", Returns = 't')]
    [Example("", Returns = '?')]
    public static partial char FirstLetter(string name);

    [Example("nickname", "name", Returns = "nickname")]
    [Example(null, "name", Returns = "name")]
    [Example("Al", null, Returns = "Al")]
    public static partial string? Preferred(string? nickname, string? name);
}
