using static TorchSharp.torch;

namespace RoslynSynth.Neural.Training;

/// <summary>What a network is worth on tasks that it was not trained on.</summary>
/// <param name="Loss">Mean cross-entropy of one choice, in nats.</param>
/// <param name="First">Share of choices that it thought the most probable.</param>
/// <param name="FirstTen">Share of choices that were among its first ten.</param>
/// <param name="CalibrationError">Expected calibration error of its first choice, in 15 bins: surely impossible choices don't count.</param>
internal sealed record Measures(double Loss, double First, double FirstTen, double CalibrationError)
{
    private const int BatchSize = 512;
    private const int BinCount = 15;

    public static Measures Of(GuideNetwork network, TaskSet tasks, List<int> numbers, Hiding hiding)
    {
        var bins = new (double Sum, int Right, int Count)[BinCount];
        var (loss, ten, random) = (0.0, 0, new System.Random(1));
        foreach (var chunk in numbers.Chunk(BatchSize))
        {
            using var scope = NewDisposeScope();
            using var still = no_grad();
            var batch = Batch.Of(tasks, chunk, hiding, random);
            foreach (var (scores, group) in network.ScoresOf(tasks, batch).Zip(batch.Groups))
            {
                var logs = nn.functional.log_softmax(scores, 1);
                var chosen = logs.gather(1, network.TargetsOf(group).unsqueeze(1)).squeeze(1).cpu().data<float>().ToArray();
                var better = (logs > logs.gather(1, network.TargetsOf(group).unsqueeze(1))).sum(1).cpu().data<long>().ToArray();
                var highest = logs.amax([1]).cpu().data<float>().ToArray();
                for (var i = 0; i < chosen.Length; i++)
                {
                    loss -= chosen[i];
                    if (better[i] < 10) ten++;
                    var confidence = Math.Exp(highest[i]);
                    ref var bin = ref bins[Math.Min(BinCount - 1, (int)(confidence * BinCount))];
                    bin = (bin.Sum + confidence, bin.Right + (better[i] == 0 ? 1 : 0), bin.Count + 1);
                }
            }
        }

        var count = (double)bins.Sum(b => b.Count);
        return new Measures(loss / count, bins.Sum(b => b.Right) / count, ten / count, bins.Sum(b => Math.Abs(b.Sum - b.Right)) / count);
    }
}
