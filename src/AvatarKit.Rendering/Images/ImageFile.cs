using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Reads pictures from files that may be anything: JPEG, PNG, WebP, GIF and BMP, the first frame of those that move, upright as their
/// EXIF orientation says.</summary>
internal static class ImageFile
{
    /// <summary>Reads a picture.</summary>
    /// <param name="stream">The file, read from where it stands; left open.</param>
    /// <param name="limits">How much is read at most.</param>
    /// <returns>BGRA in sRGB, premultiplied; opaque if the picture has no alpha. The caller disposes it.</returns>
    /// <exception cref="ImageException">There is no picture in it, or one that is damaged or too large.</exception>
    public static SKBitmap Decode(Stream stream, ImageLimits limits)
    {
        using SKData data = Read(stream, limits);
        using var file = new SKMemoryStream(data);
        using SKCodec codec = SKCodec.Create(file, out SKCodecResult opened);
        if (opened != SKCodecResult.Success)
        {
            // To the decoder a few letters are the beginning of a picture.
            throw opened == SKCodecResult.IncompleteInput && BeginsLikePicture(data.AsSpan())
                ? Truncated()
                : new ImageException("image.unreadable", "The file is not a picture that can be read. Give a JPEG, PNG, WebP, GIF or BMP.");
        }

        SKImageInfo source = codec.Info;
        if (source.Width <= 0 || source.Height <= 0 || (long)source.Width * source.Height > limits.MaxPixels)
        {
            throw new ImageException(
                "image.too_large",
                $"The picture is {source.Width} × {source.Height} pixels; at most {limits.MaxPixels / 1_000_000} million are read. Make it "
                    + "smaller.");
        }

        SKAlphaType alpha = source.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        using SKColorSpace colors = SKColorSpace.CreateSrgb();
        var bitmap = new SKBitmap();
        try
        {
            if (!bitmap.TryAllocPixels(new SKImageInfo(source.Width, source.Height, SKColorType.Bgra8888, alpha, colors)))
            {
                throw new ImageException(
                    "image.too_large",
                    $"There is not memory enough for a picture of {source.Width} × {source.Height} pixels. Make it smaller.");
            }

            SKCodecResult result = codec.GetPixels(bitmap.Info, bitmap.GetPixels(), new SKCodecOptions(0));
            if (result != SKCodecResult.Success)
            {
                throw result == SKCodecResult.IncompleteInput
                    ? Truncated()
                    : new ImageException("image.unreadable", $"The picture is damaged ({result}). Export it again as JPEG or PNG.");
            }

            SKEncodedOrigin origin = PictureOrientation.Of(data.AsSpan(), codec.EncodedOrigin);
            if (origin == SKEncodedOrigin.TopLeft)
            {
                return bitmap;
            }

            using (bitmap)
            {
                return Upright(bitmap, origin);
            }
        }
        catch
        {
            bitmap.Dispose();
            throw;
        }
    }

    /// <summary>Reads a picture from a file.</summary>
    /// <exception cref="ImageException">The file is not there, or there is no picture in it, or one that is damaged or too large.</exception>
    public static SKBitmap Decode(string path, ImageLimits limits)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImageException(
                "image.not_found",
                $"The picture '{Path.GetFileName(path)}' cannot be opened. See that it is there and may be read.",
                error);
        }

        using (stream)
        {
            return Decode(stream, limits);
        }
    }

    private static bool BeginsLikePicture(ReadOnlySpan<byte> file) =>
        file is [0x89, (byte)'P', ..] or [0xFF, 0xD8, ..] || file.StartsWith("GIF8"u8) || file.StartsWith("RIFF"u8) || file.StartsWith("BM"u8);

    private static ImageException Truncated() => new("image.truncated", "The picture ends early: the file was cut off. Copy or export it again.");

    private static SKData Read(Stream stream, ImageLimits limits)
    {
        using var buffer = new MemoryStream();
        Span<byte> chunk = stackalloc byte[16 * 1024];
        int read;
        while ((read = stream.Read(chunk)) > 0)
        {
            if (buffer.Length + read > limits.MaxBytes)
            {
                throw new ImageException(
                    "image.too_large",
                    $"The file is larger than {limits.MaxBytes / (1024 * 1024)} MB. Make the picture smaller.");
            }

            buffer.Write(chunk[..read]);
        }

        return buffer.Length == 0
            ? throw new ImageException("image.empty", "The file is empty. Give a picture.")
            : SKData.CreateCopy(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        int width = bitmap.Width;
        int height = bitmap.Height;
        SKMatrix matrix = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        bool turned = origin >= SKEncodedOrigin.LeftTop;
        var result = new SKBitmap(bitmap.Info.WithSize(turned ? height : width, turned ? width : height));
        using var canvas = new SKCanvas(result);
        using var paint = new SKPaint { BlendMode = SKBlendMode.Src };
        using SKImage image = SKImage.FromBitmap(bitmap);
        canvas.SetMatrix(matrix);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
        return result;
    }
}
