using System.Runtime.InteropServices;

namespace AvatarKit.Rendering;

/// <summary>A path of Skia's that is built anew every frame.</summary>
/// <remarks>SkiaSharp's own SKPath and SKPathBuilder allocate a managed object for each path; these are the same
/// functions of the same library without it.</remarks>
internal sealed partial class NativePath : SafeHandle
{
    private const string Library = "libSkiaSharp";

    private readonly Builder builder;

    public NativePath(Builder builder)
        : base(0, true) => this.builder = builder;

    public override bool IsInvalid => handle == 0;

    /// <summary>Makes it of commands and points.</summary>
    /// <param name="verbs">Commands.</param>
    /// <param name="points">Their points.</param>
    /// <param name="isFilled">Whether it is filled, not only drawn as a line.</param>
    public void Build(string verbs, ReadOnlySpan<float> points, bool isFilled)
    {
        nint own = builder.DangerousGetHandle();
        if (isFilled)
        {
            // Skia rasterises convex paths by another way, a level or two apart. With an empty contour none is convex, and a shape that becomes
            // so at one end stays the same at the other.
            MoveTo(own, points[0], points[1]);
            LineTo(own, points[0], points[1]);
            Close(own);
        }

        int at = 0;
        foreach (char verb in verbs)
        {
            switch (verb)
            {
                case 'M': MoveTo(own, points[at], points[at + 1]); break;
                case 'L': LineTo(own, points[at], points[at + 1]); break;
                case 'Q': QuadTo(own, points[at], points[at + 1], points[at + 2], points[at + 3]); break;
                case 'C': CubicTo(own, points[at], points[at + 1], points[at + 2], points[at + 3], points[at + 4], points[at + 5]); break;
                default: Close(own); break;
            }

            at += RigPath.PointsOf(verb) * 2;
        }

        ReleaseHandle();
        SetHandle(Detach(own));
    }

    public void Draw(nint canvas, nint paint) => DrawPath(canvas, handle, paint);

    /// <summary>Limits what is drawn next to its inside.</summary>
    public void Clip(nint canvas) => ClipPath(canvas, handle, 1, 1);

    protected override bool ReleaseHandle()
    {
        if (handle != 0)
        {
            Delete(handle);
            handle = 0;
        }

        return true;
    }

#pragma warning disable CA5393 // Where SkiaSharp itself finds its library: a host that trusts the one trusts the other.
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [LibraryImport(Library, EntryPoint = "sk_pathbuilder_new")]
    private static partial nint NewBuilder();

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [LibraryImport(Library, EntryPoint = "sk_pathbuilder_delete")]
    private static partial void DeleteBuilder(nint builder);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [LibraryImport(Library, EntryPoint = "sk_pathbuilder_move_to")]
    private static partial void MoveTo(nint builder, float x, float y);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [LibraryImport(Library, EntryPoint = "sk_pathbuilder_line_to")]
    private static partial void LineTo(nint builder, float x, float y);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [LibraryImport(Library, EntryPoint = "sk_pathbuilder_quad_to")]
    private static partial void QuadTo(nint builder, float x0, float y0, float x1, float y1);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [LibraryImport(Library, EntryPoint = "sk_pathbuilder_cubic_to")]
    private static partial void CubicTo(nint builder, float x0, float y0, float x1, float y1, float x2, float y2);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [LibraryImport(Library, EntryPoint = "sk_pathbuilder_close")]
    private static partial void Close(nint builder);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [LibraryImport(Library, EntryPoint = "sk_pathbuilder_detach_path")]
    private static partial nint Detach(nint builder);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [LibraryImport(Library, EntryPoint = "sk_path_delete")]
    private static partial void Delete(nint path);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [LibraryImport(Library, EntryPoint = "sk_canvas_draw_path")]
    private static partial void DrawPath(nint canvas, nint path, nint paint);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [LibraryImport(Library, EntryPoint = "sk_canvas_clip_path_with_operation")]
    private static partial void ClipPath(nint canvas, nint path, int operation, byte antialias);
#pragma warning restore CA5393

    /// <summary>What paths are built with, one after the other.</summary>
    internal sealed class Builder : SafeHandle
    {
        public Builder()
            : base(0, true) => SetHandle(NewBuilder());

        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            DeleteBuilder(handle);
            return true;
        }
    }
}
