namespace Acme.Money;

/// <summary>So many percent off.</summary>
public sealed class Discount
{
    private readonly int _percent;

    public Discount(int percent)
    {
        _percent = percent;
    }

    /// <summary>What is taken off an amount, to full cents.</summary>
    public int Off(int cents)
    {
        throw new NotImplementedException();
    }
}
