namespace RoslynSynth.CSharp.Projects;

/// <summary>Which methods may end up calling which, by name; each question takes time in proportion to the calls, since a solution may have hundreds of projects.</summary>
internal sealed class CallGraph
{
    private readonly Dictionary<string, HashSet<string>> _calls = new(StringComparer.Ordinal);
    private Dictionary<string, List<string>>? _callers;

    /// <summary>All methods.</summary>
    public IEnumerable<string> Keys => _calls.Keys;

    public bool Has(string key) => _calls.ContainsKey(key);

    public void Add(string key) => _calls.TryAdd(key, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Notes a call, all of them before the first question.</summary>
    public void Add(string key, string called)
    {
        Add(key);
        _calls[key].Add(called);
    }

    public IEnumerable<string> CalledBy(string key) => _calls.GetValueOrDefault(key) ?? [];

    /// <summary>All that may end up calling one of these.</summary>
    public HashSet<string> CallersOf(params IEnumerable<string> keys)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>(keys);
        while (next.TryPop(out var key))
            foreach (var caller in DirectCallersOf(key)) if (found.Add(caller)) next.Push(caller);
        return found;
    }

    /// <summary>Methods that may end up calling themselves. Through a type's initializer none does: it runs once.</summary>
    public IEnumerable<string> Recursive()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // Kosaraju: against the calls, from the last that is finished to the first, each flood stays within one knot.
        foreach (var start in Finished().AsEnumerable().Reverse())
        {
            if (!seen.Add(start)) continue;
            var knot = new List<string> { start };
            for (var at = 0; at < knot.Count; at++) if (!IsInitializer(knot[at])) knot.AddRange(DirectCallersOf(knot[at]).Where(seen.Add));
            if (knot.Count == 1 && !(CalledBy(start).Contains(start) && !IsInitializer(start))) continue;
            foreach (var key in knot) yield return key;
        }
    }

    /// <summary>The methods in the order in which a walk along the calls is done with them.</summary>
    private List<string> Finished()
    {
        var order = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var path = new Stack<(string Key, IEnumerator<string> Left)>();
        foreach (var root in _calls.Keys.Where(seen.Add))
        {
            path.Push((root, Following(root)));
            while (path.TryPeek(out var top))
            {
                if (!top.Left.MoveNext()) order.Add(path.Pop().Key);
                else if (seen.Add(top.Left.Current)) path.Push((top.Left.Current, Following(top.Left.Current)));
            }
        }

        return order;
    }

    private IEnumerator<string> Following(string key) => CalledBy(key).Where(c => !IsInitializer(c)).GetEnumerator();

    private static bool IsInitializer(string key) => key.EndsWith("::.cctor", StringComparison.Ordinal);

    private List<string> DirectCallersOf(string key)
    {
        if (_callers is null)
        {
            _callers = new(StringComparer.Ordinal);
            foreach (var (caller, called) in _calls)
                foreach (var other in called) (_callers.TryGetValue(other, out var all) ? all : _callers[other] = []).Add(caller);
        }

        return _callers.GetValueOrDefault(key) ?? [];
    }
}
