using System.Collections.Immutable;
using System.Text;
using RoslynSynth.Grammars;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Writes one spelling with its arguments; adapts what depends on the kind of sequence that an argument really is.</summary>
internal sealed class PartWriter(Component component, Spelled[] arguments, ImmutableDictionary<string, string> bound, StringBuilder text)
{
    public void Append(ImmutableArray<Part> parts)
    {
        foreach (var part in parts) Append(part);
    }

    private void Append(Part part)
    {
        switch (part)
        {
            case TextPart plain:
                text.Append(plain.Text);
                break;
            case TypePart type:
                text.Append(TypeNames.Of(component.Traits.TypeArguments[type.Name]));
                break;
            case BoundPart name:
                text.Append(bound[name.Name]);
                break;
            case HolePart hole:
                var argument = arguments[hole.Parameter].At(hole.Needed);
                var isSecondMinus = argument[0] == '-' && text.Length > 0 && text[^1] == '-';
                text.Append(isSecondMinus ? $"({argument})" : argument);
                if (hole.IsReversed && arguments[hole.Parameter].Form == SequenceForm.List) text.Append(".AsEnumerable()");
                break;
            case LengthPart length:
                var sequence = arguments[length.Parameter];
                text.Append(sequence.At(Precedence.Primary)).Append(sequence.Form switch
                {
                    SequenceForm.Array => ".Length",
                    SequenceForm.List or SequenceForm.Indexed => ".Count",
                    _ => ".Count()",
                });
                break;
            case ElementPart element:
                AppendElement(element);
                break;
            case ArrayCallPart call:
                AppendArrayCall(call);
                break;
            case NewStringPart chars:
                var source = arguments[chars.Parameter];
                text.Append(source.Form == SequenceForm.Array ? $"new string({source.Text})" : $"string.Concat({source.Text})");
                break;
        }
    }

    private void AppendElement(ElementPart part)
    {
        var sequence = arguments[part.Parameter];
        text.Append(sequence.At(Precedence.Primary));
        var index = new StringBuilder();
        new PartWriter(component, arguments, bound, index).Append(part.Index);
        if (sequence.Form is SequenceForm.Array or SequenceForm.List || (sequence.Form == SequenceForm.Indexed && index[0] != '^')) text.Append('[').Append(index).Append(']');
        else if (index.ToString() == "0") text.Append(".First()");
        else if (index.ToString() == "^1") text.Append(".Last()");
        else text.Append(".ElementAt(").Append(index).Append(')');
    }

    private void AppendArrayCall(ArrayCallPart part)
    {
        var sequence = arguments[part.Parameter];
        if (sequence.Form == SequenceForm.List) text.Append(sequence.At(Precedence.Primary)).Append('.').Append(part.Method).Append('(');
        else text.Append("Array.").Append(part.Method).Append('(').Append(Conversions.ToArray(sequence).Text).Append(", ");
        Append(part.Rest);
        text.Append(')');
    }
}
