using AvatarKit.Samples.Web;

// The slim builder leaves out what native code cannot have and a shop does not need; TLS is the proxy's, or Kestrel's by configuration.
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.WebHost.UseKestrelHttpsConfiguration();

// Built, not published, the pages still lie with their sources.
builder.WebHost.UseStaticWebAssets();
builder.AddShopAvatars();
builder.AddShopTelemetry();
bool signsIn = builder.AddShopSignIn();
builder.Services.AddHealthChecks();

WebApplication app = builder.Build();
app.UseShopHeaders();
if (signsIn)
{
    app.UseAuthentication();
    app.UseAuthorization();
}

app.UseDefaultFiles();
app.UseStaticFiles();
IEndpointConventionBuilder avatar = app.MapAvatarChat("/avatar");
app.MapShopHealth();
if (signsIn)
{
    avatar.RequireAuthorization();
    app.MapShopSignIn();
}

app.SayWhereItIs();
app.Run();
