using System.Globalization;
using System.Net;
using System.Text;

namespace AvatarKit;

/// <summary>Draws a forecast: a bar for each phase, a colour for each component.</summary>
internal static class ForecastChart
{
    private const int Left = 150;
    private const int BarWidth = 420;
    private const int RowHeight = 44;
    private const int Top = 40;
    private const int Width = Left + BarWidth + 150;

    private static readonly (string Component, string Color)[] Components =
    [
        (ForecastLine.Model, "#3b6fb6"), (ForecastLine.Speech, "#2f9e78"), (ForecastLine.Resource, "#c98a1b"), (ForecastLine.Fixed, "#8a8f98"),
    ];

    public static string Draw(CostForecast forecast)
    {
        decimal largest = Math.Max(forecast.Phases.Max(Known), 0.01m);
        int height = Top + (forecast.Phases.Count * RowHeight) + 16;
        var svg = new StringBuilder();
        Line(
            svg,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">");
        Line(svg, $"<title>Cost in a month, in USD, by phase and component</title>");
        Line(svg, $"<rect width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        int x = Left;
        foreach ((string component, string color) in Components)
        {
            string key = $"<rect x=\"{x}\" y=\"12\" width=\"12\" height=\"12\" fill=\"{color}\"/>";
            Line(svg, $"{key}<text x=\"{x + 18}\" y=\"23\" fill=\"#333333\">{component}</text>");
            x += 105;
        }

        for (int i = 0; i < forecast.Phases.Count; i++)
        {
            Bar(svg, forecast.Phases[i], Top + (i * RowHeight), largest);
        }

        svg.Append("</svg>\n");
        return svg.ToString();
    }

    private static void Bar(StringBuilder svg, PhaseForecast phase, int y, decimal largest)
    {
        Line(svg, $"<text x=\"{Left - 10}\" y=\"{y + 19}\" text-anchor=\"end\" fill=\"#111111\">{WebUtility.HtmlEncode(phase.Name)}</text>");
        decimal at = Left;
        foreach ((string component, string color) in Components)
        {
            decimal usd = phase.Lines.Where(line => line.Component == component).Sum(static line => line.Usd ?? 0);
            decimal width = usd / largest * BarWidth;
            if (width > 0)
            {
                Line(svg, $"<rect x=\"{at:0.##}\" y=\"{y}\" width=\"{width:0.##}\" height=\"28\" fill=\"{color}\"/>");
                at += width;
            }
        }

        string total = phase.TotalUsd is { } usd2 ? usd2.ToString("$#,0.00", CultureInfo.InvariantCulture)
            : $"over {Known(phase).ToString("$#,0.00", CultureInfo.InvariantCulture)}";
        Line(svg, $"<text x=\"{at + 8:0.##}\" y=\"{y + 19}\" fill=\"#111111\">{total}</text>");
    }

    private static decimal Known(PhaseForecast phase) => phase.Lines.Sum(static line => line.Usd ?? 0);

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
