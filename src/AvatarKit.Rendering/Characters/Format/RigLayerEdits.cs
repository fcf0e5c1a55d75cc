using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Rendering;

/// <summary>Lays a rig's layers over those of the rig it extends.</summary>
/// <remarks>
/// A layer whose id the parent has changes the properties it names (null takes one away, <c>"remove": true</c> the whole layer); any other is
/// new and stands before or after the layer it names with <c>before</c> or <c>after</c>, else on top.
/// </remarks>
internal static class RigLayerEdits
{
    public static void Apply(JsonArray inherited, JsonArray changes)
    {
        foreach (RigCursor change in new RigCursor(changes, "$.layers").Items(RigLimits.Layers))
        {
            string id = change.Need("id").Name();
            JsonObject edit = change.Object();
            (JsonArray Array, int Index)? found = Find(inherited, id, 0);
            if (found is (JsonArray array, int index))
            {
                if (change["remove"].Flag())
                {
                    array.RemoveAt(index);
                }
                else
                {
                    Change(array[index]!.AsObject(), edit);
                }

                continue;
            }

            if (change["remove"].Exists)
            {
                throw change["remove"].Error($"The rig it extends has no layer '{id}'.");
            }

            JsonObject added = edit.DeepClone().AsObject();
            added.Remove("before");
            added.Remove("after");
            (JsonArray into, int at) = Position(inherited, change);
            into.Insert(at, added);
        }
    }

    private static void Change(JsonObject layer, JsonObject edit)
    {
        foreach ((string name, JsonNode? value) in edit)
        {
            if (value is null)
            {
                layer.Remove(name);
            }
            else
            {
                layer[name] = value.DeepClone();
            }
        }
    }

    private static (JsonArray Array, int Index) Position(JsonArray inherited, RigCursor change)
    {
        RigCursor anchor = change["before"].Exists ? change["before"] : change["after"];
        return !anchor.Exists ? (inherited, inherited.Count)
            : Find(
                inherited,
                anchor.Name(),
                0) is not (JsonArray array, int index) ? throw anchor.Error($"The rig it extends has no layer '{anchor.Name()}'.")
            : (array, change["before"].Exists ? index : index + 1);
    }

    private static (JsonArray Array, int Index)? Find(JsonArray layers, string id, int depth)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i] is not JsonObject layer)
            {
                continue;
            }

            if (layer["id"] is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == id)
            {
                return (layers, i);
            }

            if (depth < RigLimits.GroupDepth && layer["layers"] is JsonArray inner && Find(inner, id, depth + 1) is (JsonArray, int) found)
            {
                return found;
            }
        }

        return null;
    }
}
