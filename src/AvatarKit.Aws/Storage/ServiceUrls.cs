namespace AvatarKit.Aws;

internal static class ServiceUrls
{
    public static bool IsValid(string url)
        => Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
