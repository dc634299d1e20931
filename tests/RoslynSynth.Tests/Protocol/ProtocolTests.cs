using FsCheck;
using FsCheck.Xunit;
using RoslynSynth.Protocol;
using RoslynSynth.Tests.Sampling;
using Xunit;

namespace RoslynSynth.Tests.Protocol;

public sealed class ProtocolTests
{
    private static readonly object[] OtherScalars =
    [
        (byte)200, (sbyte)-3, (short)-300, (ushort)60000, 4000000000u, ulong.MaxValue, -0.5f, 12.50m, new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc),
        TimeSpan.FromTicks(-7), new DateOnly(1999, 12, 31), new Guid("00112233-4455-6677-8899-aabbccddeeff"), DayOfWeek.Friday,
    ];

    [Property]
    public void Every_value_survives_the_journey(DoNotSize<int> seed)
    {
        foreach (var type in Universe.Types)
        {
            var value = new Values(new Random(seed.Item), hasNulls: true).Of(type);
            Assert.True(Invocation.AreSame(value, Journey(value, type), type), $"{type}: {Show.Value(value)}");
        }
    }

    [Fact]
    public void Other_scalars_survive_the_journey() => Assert.All(OtherScalars, v => Assert.Equal(v, Journey(v, v.GetType())));

    [Theory]
    [InlineData(typeof(List<int>), typeof(List<int>))]
    [InlineData(typeof(IEnumerable<int>), typeof(List<int>))]
    [InlineData(typeof(IReadOnlyCollection<int>), typeof(List<int>))]
    [InlineData(typeof(int[]), typeof(int[]))]
    [InlineData(typeof(ISet<int>), typeof(HashSet<int>))]
    public void Sequences_arrive_in_a_type_that_fits_the_declared_one(Type declared, Type arrived)
    {
        object value = declared.IsArray ? new[] { 3, 1 } : declared == typeof(ISet<int>) ? new HashSet<int> { 3, 1 } : new List<int> { 3, 1 };
        var copy = Journey(value, declared);
        Assert.IsType(arrived, copy);
        Assert.Equal([3, 1], (IEnumerable<int>)copy!);
    }

    [Fact]
    public void A_type_without_a_shape_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Journey(new Uri("https://example.org").GetType(), typeof(Delegate)));

    [Property]
    public void Bytes_that_make_no_sense_are_refused_and_allocate_nothing_huge(byte[] bytes)
    {
        foreach (var type in Universe.Types)
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            var error = Record.Exception(() => ValueSerializer.Read(reader, type));
            Assert.True(error is null or InvalidDataException or EndOfStreamException or ArgumentException, $"{type}: {error}");
        }
    }

    [Property]
    public void Messages_arrive_in_order(byte[] first, string second)
    {
        using var stream = new MemoryStream();
        Message.Write(stream, MessageKind.Load, w => w.Write(first));
        Message.Write(stream, MessageKind.Run, w => w.Write(second ?? ""));
        Message.Write(stream, MessageKind.Done);
        stream.Position = 0;
        var (load, run, done) = (Message.Read(stream), Message.Read(stream), Message.Read(stream));
        Assert.Equal((MessageKind.Load, MessageKind.Run, MessageKind.Done), (load!.Value.Kind, run!.Value.Kind, done!.Value.Kind));
        Assert.Equal(first, load.Value.Body.ReadBytes(first.Length + 1));
        Assert.Null(Message.Read(stream));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(Message.LengthLimit + 1)]
    public void A_length_out_of_bounds_is_refused(int length)
    {
        using var stream = new MemoryStream(BitConverter.GetBytes(length));
        Assert.Throws<InvalidDataException>(() => Message.Read(stream));
    }

    [Fact]
    public void A_message_cut_short_is_the_end()
    {
        using var stream = new MemoryStream();
        Message.Write(stream, MessageKind.Run, w => w.Write("text"));
        stream.SetLength(stream.Length - 1);
        stream.Position = 0;
        Assert.Null(Message.Read(stream));
    }

    private static object? Journey(object? value, Type declared)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        ValueSerializer.Write(writer, value, declared);
        writer.Flush();
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        var copy = ValueSerializer.Read(reader, declared);
        Assert.Equal(stream.Length, stream.Position);
        return copy;
    }
}
