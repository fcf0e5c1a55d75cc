WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

// Built, not published, the pages still lie with their sources and packages.
builder.WebHost.UseStaticWebAssets();
builder.Services
    .AddAvatarChatbot()
    .AddAvatar(avatar =>
    {
        avatar.Name = "Ava";
        avatar.Instructions = "You help the customers of a bicycle shop. Answer in two or three sentences.";
        avatar.Greeting = "Hello, I'm Ava. What can I do for you?";
    })
    .UseLocal(local => local.KnowledgeFolder = Path.Combine(AppContext.BaseDirectory, "help"));

WebApplication app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapAvatarChat("/avatar");
app.Run();
