namespace AvatarKit.Rendering.Tests;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("-2 * -(3)", 6)]
    [InlineData("clamp(7)", 1)]
    [InlineData("clamp(7, 2, 5)", 5)]
    [InlineData("mix(10, 20, 0.25)", 12.5)]
    [InlineData("smooth(0, 2, 1)", 0.5)]
    [InlineData("smooth(2, 0, 0)", 1)]
    [InlineData("smooth(1, 1, 1)", 1)]
    [InlineData("step(0.5, 0.5) - step(0.5, 0.49)", 1)]
    [InlineData("min(3, max(1, 2))", 2)]
    [InlineData("sqrt(16) + abs(-2) + sign(-9) + pow(2, 3)", 13)]
    [InlineData("sin(90) + cos(0)", 2)]
    [InlineData("1 / 0", 0)]
    [InlineData("sqrt(-4)", 0)]
    [InlineData("pow(10, 40)", 1e6)]
    [InlineData("pow(-1, 0.5)", 0)]
    [InlineData("jawOpen * 2", 1)]
    [InlineData(".5 + 1.", 1.5)]
    public void Expressions_are_worked_out(string text, float expected)
    {
        var values = new float[RigInputs.Count];
        values[(int)FaceChannel.JawOpen] = 0.5f;

        Assert.Equal(expected, ExpressionParser.Parse(text, new Channels()).Evaluate(values), 1e-4f);
    }

    [Fact]
    public void An_expression_knows_what_it_follows()
    {
        Expression expression = ExpressionParser.Parse("jawOpen + headYaw * 0", new Channels());

        Assert.Equal((1UL << (int)FaceChannel.JawOpen) | (1UL << (int)FaceChannel.HeadYaw), expression.Inputs);
        Assert.False(expression.IsConstant);
        Assert.True(ExpressionParser.Parse("1 + 2", new Channels()).IsConstant);
        Assert.False(ExpressionParser.Parse("x + y", new Channels()).IsConstant);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 2")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("foo")]
    [InlineData("1..2")]
    [InlineData("99999999")]
    [InlineData("side")]
    [InlineData("mix(1, 2)")]
    [InlineData("jawOpen jawOpen")]
    [InlineData("1 & 2")]
    public void What_is_no_expression_is_refused(string text) => Assert.Throws<FormatException>(() => ExpressionParser.Parse(text, new Channels()));

    private sealed class Channels : IExpressionNames
    {
        public bool KnowsPlace => true;

        public int Side => 0;

        public bool TryResolve(string name, out int slot, out ulong inputs, out float? constant)
        {
            constant = null;
            bool found = RigInputs.TryFind(name, out slot);
            inputs = found ? 1UL << slot : 0;
            return found;
        }
    }
}
