using RoslynSynth.Searching;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces;

/// <summary>Is told how a fill goes. Calls come one at a time, except progress.</summary>
public interface IFillObserver
{
    /// <summary>A search begins.</summary>
    /// <returns>Where its progress goes, or null.</returns>
    IProgress<SearchReport>? Searching(Specification specification);

    /// <summary>A method is done.</summary>
    void Done(FillResult result);
}
