using AvatarKit.Samples.Blazor.Components;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services
    .AddAvatarChatbot()
    .AddAvatar(static avatar => avatar.Instructions = "You help the customers of a bicycle shop. Answer in two or three sentences.")
    .UseLocal(static local => local.KnowledgeFolder = Path.Combine(AppContext.BaseDirectory, "Knowledge"));

WebApplication app = builder.Build();
app.UseAntiforgery();
app.MapAvatarChat("/avatar");
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
app.Run();
