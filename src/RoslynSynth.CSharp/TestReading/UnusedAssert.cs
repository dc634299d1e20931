using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>What a test says about a method and what is no example of it.</summary>
/// <param name="Target">Documentation id of the method.</param>
/// <param name="Place">Where it says so.</param>
/// <param name="Why">Why it is none, in words that follow the place.</param>
public sealed record UnusedAssert(string Target, SourcePlace Place, string Why);

/// <summary>A condition that a test puts on a method.</summary>
/// <param name="Target">Documentation id of the method.</param>
/// <param name="Condition">What must hold.</param>
public sealed record TestCondition(string Target, Condition Condition);
