using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>Answers with JSON that nobody keeps.</summary>
internal static class JsonAnswer
{
    public const string NoStore = "no-store";

    public static Task WriteAsync<T>(HttpContext context, T value)
    {
        HttpResponse response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        if (response.Headers.CacheControl.Count == 0)
        {
            response.Headers.CacheControl = NoStore;
        }

        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : JsonSerializer.SerializeAsync(response.Body, value, ChatJson.TypeOf<T>(), context.RequestAborted);
    }
}
