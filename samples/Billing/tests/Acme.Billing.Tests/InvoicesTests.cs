using NUnit.Framework;

namespace Acme.Billing.Tests;

public class InvoicesTests
{
    [TestCase(2024, 42, ExpectedResult = "INV-2024-0042")]
    [TestCase(2023, 7, ExpectedResult = "INV-2023-0007")]
    [TestCase(1999, 12345, ExpectedResult = "INV-1999-12345")]
    public string Number_has_year_and_sequence(int year, int sequence) => Invoices.Number(year, sequence);

    [Test]
    public void Total_adds_all_lines()
    {
        Assert.That(Invoices.Total([10.50m, 4.25m]), Is.EqualTo(14.75m));
        Assert.That(Invoices.Total([1m, 2m, 3.5m]), Is.EqualTo(6.5m));
        Assert.That(Invoices.Total([]), Is.EqualTo(0m));
    }

    [TestCase(100, 0.19, 119)]
    [TestCase(50, 0.07, 53.5)]
    [TestCase(20, 0, 20)]
    public void Gross_includes_tax(decimal net, decimal rate, decimal expected) => Assert.That(Invoices.Gross(net, rate), Is.EqualTo(expected));

    [Test]
    public void An_invoice_is_overdue_after_its_date()
    {
        var due = new DateOnly(2024, 2, 29);
        Assert.That(Invoices.IsOverdue(due, new DateOnly(2024, 3, 1)), Is.True);
        Assert.That(Invoices.IsOverdue(due, new DateOnly(2025, 1, 1)), Is.True);
        Assert.That(Invoices.IsOverdue(due, due), Is.False);
        Assert.That(Invoices.IsOverdue(due, new DateOnly(2024, 2, 1)), Is.False);
    }

    [Test]
    public void Days_late_are_counted()
    {
        var due = new DateOnly(2024, 2, 28);
        Assert.That(Invoices.DaysLate(due, new DateOnly(2024, 3, 1)), Is.EqualTo(2));
        Assert.That(Invoices.DaysLate(due, new DateOnly(2024, 3, 28)), Is.EqualTo(29));
        Assert.That(Invoices.DaysLate(due, due), Is.EqualTo(0));
        Assert.That(Invoices.DaysLate(due, new DateOnly(2024, 1, 1)), Is.EqualTo(0));
    }
}
