// A glTF head moved by three.js in place of the drawn face: npm ci && npm run head && dotnet run, in this folder.
using Microsoft.Extensions.FileProviders;

WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = "public" });
string three = Path.Combine(builder.Environment.ContentRootPath, "node_modules", "three");
if (!Directory.Exists(three) || !File.Exists(Path.Combine(builder.Environment.ContentRootPath, "public", "head.glb")))
{
    Console.Error.WriteLine("three.js or the head is missing. In samples/Three run: npm ci && npm run head");
    return 1;
}

builder.Services.AddAvatarChatbot().UseLocal();
WebApplication app = builder.Build();
var types = new Microsoft.AspNetCore.StaticFiles.FileExtensionContentTypeProvider { Mappings = { [".glb"] = "model/gltf-binary" } };
app.UseDefaultFiles();
app.UseStaticFiles(new StaticFileOptions { ContentTypeProvider = types });
app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(three), RequestPath = "/three" });
app.MapAvatarChat("/avatar");
app.Run();
return 0;
