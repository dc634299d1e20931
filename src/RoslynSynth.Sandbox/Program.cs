using RoslynSynth.Protocol;
using RoslynSynth.Sandbox;
using RoslynSynth.Sandbox.Walls;

if (WorkerArguments.Parse(args) is not { } arguments) return 2;
var layers = Wall.Enter(arguments);

// Candidates may print; the protocol must not hear it.
using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
Console.SetOut(TextWriter.Null);
Console.SetError(TextWriter.Null);

var worker = new Worker(output, arguments.MemoryLimit);
Message.Write(output, MessageKind.Hello, w =>
{
    w.Write(Message.Version);
    w.Write((int)layers);
});

Worker.Practise(arguments.MemoryLimit);

// This thread only listens, so the worker ends with its host even while a candidate spins.
while (Message.Read(input) is var (kind, body))
{
    switch (kind)
    {
        case MessageKind.Load:
            worker.Load(body);
            break;
        case MessageKind.Run:
            worker.Run(body);
            break;
        default:
            return 2;
    }
}

Environment.Exit(0);
return 0;
