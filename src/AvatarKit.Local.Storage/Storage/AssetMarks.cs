using System.Security.Cryptography;
using System.Text;

namespace AvatarKit.Local;

/// <summary>Tells which assets are whose: empty files named as the assets, in a folder for each person and, in it,
/// one for each conversation.</summary>
/// <remarks>Folders are named by hashes: the file system tells no ids, and no id leads anywhere in it.</remarks>
internal sealed class AssetMarks(string root)
{
    private const int Attempts = 20;

    public void Add(AssetOwner owner, string id)
    {
        string path = PathOf(owner, id);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
                PrivateFiles.CreateNew(path).Dispose();
                return;
            }
            catch (IOException) when (attempt < Attempts)
            {
                // A deletion has just removed the empty folder, which the system says in several ways: that the folder or the file is missing,
                // or that the folder cannot be made as it was there a moment ago. What else is wrong is so the next time too.
            }
        }
    }

    public string PathOf(AssetOwner owner, string id) => Path.Combine(FolderOf(owner), id);

    /// <summary>The marks of all that an owner covers.</summary>
    public string[] Of(AssetOwner owner)
    {
        try
        {
            return Directory.GetFiles(
                FolderOf(owner), "*", owner.ConversationId is null ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly);
        }
        catch (DirectoryNotFoundException)
        {
            // Never had one.
            return [];
        }
    }

    /// <summary>Removes the folders in which nothing is left, so that a folder is not kept for every conversation there ever was.</summary>
    public void RemoveEmptyFolders(AssetOwner owner)
    {
        string folder = FolderOf(owner);
        foreach (string conversation in owner.ConversationId is null && Directory.Exists(folder) ? Directory.GetDirectories(folder) : [])
        {
            TryRemove(conversation);
        }

        TryRemove(folder);
    }

    private static void TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something has been put meanwhile, or it was never there.
        }
    }

    // The person's folder as it was named before conversations had their own: what lies there already is found.
    private string FolderOf(AssetOwner owner)
    {
        string person = Path.Combine(root, Hash($"{Uri.EscapeDataString(owner.TenantId)}/{Uri.EscapeDataString(owner.UserId)}"));
        return owner.ConversationId is null ? person : Path.Combine(person, Hash(owner.ConversationId));
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
