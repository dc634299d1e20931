using RoslynSynth.Searching;
using Xunit;

namespace RoslynSynth.Tests.Searching;

public sealed class TermBankTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(700)]
    public void Keeps_each_observation_once_and_finds_it_again_however_often_the_bank_grows(int stride)
    {
        var bank = new TermBank(typeof(int), stride);
        const int Count = 3000;
        for (var i = 0; i < 2 * Count; i++)
        {
            var words = Observation(i % Count, stride);
            Assert.Equal(i < Count, bank.TryAdd(words, TermBank.Hash(words), new TermEntry(7, i, 2 * i, 3, 4)));
        }

        Assert.Equal(Count, bank.Count);
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(Observation(i, stride), bank[i].Rows(stride).ToArray());
            Assert.Equal(new TermEntry(7, i, 2 * i, 3, 4), bank.EntryOf(i));
            Assert.Equal(i, bank.IndexOf(Observation(i, stride)));
        }

        Assert.Equal(-1, bank.IndexOf(Observation(Count, stride)));
    }

    [Fact]
    public void Looks_up_many_observations_as_one_by_one_even_where_hashes_clash()
    {
        const int Stride = 5;
        const uint Clash = 77;
        var bank = new TermBank(typeof(int), Stride);
        for (var i = 0; i < 40; i++) bank.TryAdd(Observation(i, Stride), i < 20 ? Clash : TermBank.Hash(Observation(i, Stride)), default);
        int[] words = [.. Enumerable.Range(0, 60).SelectMany(i => Observation(i, Stride))];
        uint[] hashes = [.. Enumerable.Range(0, 60).Select(i => i is < 20 or 59 ? Clash : i == 58 ? 0 : TermBank.Hash(Observation(i, Stride)))];
        var slots = new int[60];
        bank.FindAll(words, hashes, slots);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => i < 40 ? i : -1), slots);
    }

    [Fact]
    public void Runs_of_columns_are_the_columns_one_after_another()
    {
        const int Stride = 700;
        var bank = new TermBank(typeof(int), Stride);
        for (var i = 0; i < 2000; i++) bank.Append(Observation(i, Stride), default);
        for (var slot = 0; slot < 2000;)
        {
            var run = bank.Run(slot, 2000 - slot).ToArray();
            Assert.Equal(Enumerable.Range(slot, run.Length / Stride).SelectMany(i => Observation(i, Stride)), run);
            slot += run.Length / Stride;
        }
    }

    private static int[] Observation(int number, int stride) => [.. Enumerable.Range(0, stride).Select(row => (number * 31) + (row * number))];
}
