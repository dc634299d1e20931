using System.Collections.Immutable;
using RoslynSynth.Guides;
using RoslynSynth.Guides.Features;
using RoslynSynth.Learning;

namespace RoslynSynth.Neural.Training;

/// <summary>
/// Drawn tasks in memory, with choices sorted by type and their words numbered. Every twentieth draw is held back: its arguments and its part of the
/// grammar are not trained on.
/// </summary>
internal sealed class TaskSet
{
    private const int HeldBackEvery = 20;
    private readonly List<SampledChoice> _choices;
    private readonly List<(SampledTask Task, int Draw)> _tasks = [];
    private readonly List<int[]> _choicesOfDraws = [];
    private readonly bool[] _isConstant;
    private readonly bool[] _isVariable;
    private readonly int[] _places;
    private readonly Dictionary<(int Choice, int Position), int[]> _placeWords = [];

    private TaskSet(IReadOnlyList<SampledChoice> choices, List<(SampledDraw Draw, int[] Choices)> draws)
    {
        _choices = [.. choices.OrderBy(c => c.Type, StringComparer.Ordinal).ThenBy(c => c.Key, StringComparer.Ordinal)];
        var sorted = _choices.Select((c, i) => (c.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);
        _isConstant = [.. _choices.Select(c => c.IsConstant)];
        _isVariable = [.. _choices.Select(c => c.IsVariable)];
        _places = [.. choices.Select(c => sorted[c.Key])];
        foreach (var (draw, numbers) in draws)
        {
            _tasks.AddRange(draw.Tasks.Select(t => (t, _choicesOfDraws.Count)));
            _choicesOfDraws.Add(Array.ConvertAll(numbers, n => _places[n]));
            (draw.Number % HeldBackEvery == HeldBackEvery - 1 ? HeldBack : Trained).AddRange(Enumerable.Range(_tasks.Count - draw.Tasks.Length, draw.Tasks.Length));
        }

        Types = [.. _choices.GroupBy(c => c.Type).Select(g => (sorted[g.First().Key], g.Count()))];
        TypeOf = [.. Types.SelectMany((t, i) => Enumerable.Repeat(i, t.Count))];
        Shape = ShapeOf();
        WordsOf = [.. _choices.Select(c => Shape.NumbersOf(c.Words))];
    }

    /// <summary>A network of the right size, with all words of the choices and places that occur.</summary>
    public GuideModel Shape { get; }

    /// <summary>Numbers of the tasks to train on.</summary>
    public List<int> Trained { get; } = [];

    /// <summary>Numbers of the tasks held back.</summary>
    public List<int> HeldBack { get; } = [];

    /// <summary>For each type of value the first of its choices and how many there are.</summary>
    public ImmutableArray<(int Start, int Count)> Types { get; }

    /// <summary>For each choice the number of its type.</summary>
    public ImmutableArray<int> TypeOf { get; }

    /// <summary>For each choice the words that it is known by, its own name first.</summary>
    public ImmutableArray<int[]> WordsOf { get; }

    public int Count => _tasks.Count;

    /// <exception cref="InvalidDataException">It is no file of tasks, or holds too few.</exception>
    public static TaskSet Read(string path)
    {
        using var stream = File.OpenRead(path);
        var file = new TaskFile();
        var draws = new List<(SampledDraw, int[])>();
        file.Read(stream, (draw, numbers, _) => draws.Add((draw, numbers)));
        var set = new TaskSet(file.Choices, draws);
        return set.Trained.Count > 0 && set.HeldBack.Count > 0 ? set : throw new InvalidDataException("it holds too few tasks to train on and to hold some back");
    }

    public SampledTask this[int task] => _tasks[task].Task;

    /// <summary>What was chosen at a node.</summary>
    public int ChoiceOf(int task, SampledNode node) => _choicesOfDraws[_tasks[task].Draw][node.Choice];

    /// <summary>What could be chosen in a task: its draw's components and variables, and its own constants.</summary>
    public IEnumerable<int> ChoicesOf(int task)
    {
        var all = _choicesOfDraws[_tasks[task].Draw];
        return all.Where(c => !_isConstant[c]).Concat(_tasks[task].Task.Constants.Select(c => all[c]));
    }

    public bool IsVariable(int choice) => _isVariable[choice];

    /// <summary>The words of a node's place, the parent's own name first.</summary>
    public int[] PlaceOf(int task, SampledNode node)
    {
        var key = (node.Parent < 0 ? -1 : _choicesOfDraws[_tasks[task].Draw][node.Parent], node.Position);
        if (!_placeWords.TryGetValue(key, out var words)) throw new InvalidOperationException("A place was not counted.");
        return words;
    }

    private GuideModel ShapeOf()
    {
        var places = _tasks.SelectMany(t => t.Task.Nodes.Select(n => (Choice: n.Parent < 0 ? -1 : _choicesOfDraws[t.Draw][n.Parent], Position: (int)n.Position))).ToHashSet();
        var words = places.ToDictionary(p => p, p => p.Choice < 0 ? [ProductionFeatures.Root] : _choices[p.Choice].Words.Select(w => ProductionFeatures.At(w, p.Position)).ToArray());
        var model = new GuideModel(SpecificationFeatures.Length, Sorted(_choices.SelectMany(c => c.Words)), Sorted(words.Values.SelectMany(w => w)));
        foreach (var (place, own) in words) _placeWords[place] = model.PlaceNumbersOf(own);
        return model;
    }

    private static ImmutableArray<string> Sorted(IEnumerable<string> words) => [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
