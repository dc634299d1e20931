namespace RoslynSynth.Specifications;

/// <summary>Where something was written: a file, a one-based line and a one-based column.</summary>
public readonly record struct SourcePlace(string File, int Line, int Column)
{
    /// <summary>The form that editors and terminals turn into a link: <c>file(line,column)</c>.</summary>
    public override string ToString() => $"{File}({Line},{Column})";
}
