namespace AvatarKit.Testing;

internal enum EmulatorFaultKind
{
    Error,
    Page,
    Reset,
    Silence,
}
