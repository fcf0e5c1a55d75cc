namespace AvatarKit;

/// <summary>A unit's words.</summary>
/// <param name="One">With the number one.</param>
/// <param name="Many">With any other.</param>
/// <param name="Forms">By plural category, in languages where the number decides among more than two.</param>
internal readonly record struct Unit(string One, string Many, IReadOnlyDictionary<string, string>? Forms = null)
{
    /// <summary>The words by plural category.</summary>
    public static Unit Of(IReadOnlyDictionary<string, string> forms)
    {
        string other = forms["other"];
        return new Unit(forms.GetValueOrDefault("one", other), other, forms);
    }
}
