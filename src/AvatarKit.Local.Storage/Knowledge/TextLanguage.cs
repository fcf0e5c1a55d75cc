namespace AvatarKit.Local;

/// <summary>The languages whose word endings and small words are known here.</summary>
internal enum TextLanguage
{
    English,
    German,
    Spanish,
    French,
    Italian,
    Portuguese,
    Dutch,
}
