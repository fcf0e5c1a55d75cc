namespace AvatarKit.Reference;

internal enum SettingKind
{
    Group,
    Value,
    Values,
    ValuesByName,
    Groups,
    GroupsByName,
}
