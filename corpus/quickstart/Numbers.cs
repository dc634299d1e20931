using System;
using RoslynSynth;

namespace Quickstart;

public static partial class Numbers
{
    [Example(3, 9, Returns = 9)]
    [Example(7, 2, Returns = 7)]
    [Example(-4, -6, Returns = -4)]
    [Example(5, 5, Returns = 5)]
    public static partial int Larger(int a, int b);

    [Example(0.0, Returns = 32.0)]
    [Example(100.0, Returns = 212.0)]
    [Example(-40.0, Returns = -40.0)]
    [Constants(32.0, 1.8)]
    public static partial double Fahrenheit(double celsius);

    [Example(15, Returns = "FizzBuzz")]
    [Example(30, Returns = "FizzBuzz")]
    [Example(45, Returns = "FizzBuzz")]
    [Example(60, Returns = "FizzBuzz")]
    [Example(3, Returns = "Fizz")]
    [Example(6, Returns = "Fizz")]
    [Example(9, Returns = "Fizz")]
    [Example(33, Returns = "Fizz")]
    [Example(5, Returns = "Buzz")]
    [Example(10, Returns = "Buzz")]
    [Example(20, Returns = "Buzz")]
    [Example(55, Returns = "Buzz")]
    [Example(1, Returns = "1")]
    [Example(7, Returns = "7")]
    [Example(8, Returns = "8")]
    [Example(14, Returns = "14")]
    [Constants("Fizz", "Buzz", 3, 5, 15)]
    public static partial string FizzBuzz(int number);

    [Example(2000, Returns = true)]
    [Example(2023, Returns = false)]
    [Example(2024, Returns = true)]
    [Example(1996, Returns = true)]
    [Example(2001, Returns = false)]
    [Example(2022, Returns = false)]
    [Example(0, Returns = true)]
    [Example(-1, Returns = false)]
    public static partial bool IsDivisibleByFour(int year);

    [Example(4, Returns = 2)]
    [Example(10, Returns = 5)]
    [Example(8, Returns = 4)]
    [Example(7, Throws = typeof(ArgumentException))]
    [Example(3, Throws = typeof(ArgumentException))]
    public static partial int Half(int even);

    [Example("42", Returns = 42)]
    [Example("-7", Returns = -7)]
    [Example("seven", Returns = null)]
    [Example("", Returns = null)]
    [Example("1234", Returns = 1234)]
    [Example("to", Returns = null)]
    public static partial int? ParseOrNull(string text);
}
