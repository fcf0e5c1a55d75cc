namespace AvatarKit.AspNetCore.Tests;

public sealed class ScriptShortenerTests
{
    [Theory]
    [InlineData("// What it is.\n\nconst a = 1; // one\n  const b = 2;\n", "const a = 1;\nconst b = 2;\n")]
    [InlineData("/** A class. */\nclass A {\n  /* none */\n  b() { }\n}\n", "class A {\nb() { }\n}\n")]
    [InlineData("const a/* of */b = 1;", "const a b = 1;")]
    [InlineData("const a = 'http://x'; const b = \"/* not */\";\n", "const a = 'http://x'; const b = \"/* not */\";\n")]
    [InlineData("const a = 'it\\'s // here';", "const a = 'it\\'s // here';")]
    [InlineData("const a = `  two\n  // lines ${b /* c */ + `  in ${d}`} end`;", "const a = `  two\n  // lines ${b + `  in ${d}`} end`;")]
    [InlineData("const a = /[/*]\\/ \\/\\//.test(b);", "const a = /[/*]\\/ \\/\\//.test(b);")]
    [InlineData("const a = b / c / d; // halves", "const a = b / c / d;")]
    [InlineData("if (a) return /  b/;", "if (a) return /  b/;")]
    [InlineData("const a = list[0] / 2; const b = f() / 2;", "const a = list[0] / 2; const b = f() / 2;")]
    [InlineData("a\n\n\n++b", "a\n++b")]
    public void What_only_people_read_goes_and_all_else_stays(string script, string expected)
        => Assert.Equal(expected.TrimEnd(), ScriptShortener.Shorten(script).TrimEnd());

    [Theory]
    [InlineData("/* a", "comment")]
    [InlineData("\n\nconst a = 'b\n';", "string")]
    [InlineData("const a = `b", "template")]
    [InlineData("const a = `b ${c", "template")]
    [InlineData("const a = /b\n/;", "regular expression")]
    public void What_does_not_end_is_refused(string script, string what)
        => Assert.Contains(what, Assert.Throws<InvalidOperationException>(() => ScriptShortener.Shorten(script)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_script_of_the_package_is_read_to_its_end()
    {
        string[] scripts = [.. BrowserAssets.Names.Where(static name => name.EndsWith(".js", StringComparison.Ordinal))];

        Assert.NotEmpty(scripts);
        Assert.All(scripts, static name =>
        {
            string script = BrowserAssets.Read(name);
            string shorter = ScriptShortener.Shorten(script);
            Assert.True(shorter.Length < script.Length, name);
            Assert.Equal(shorter, ScriptShortener.Shorten(shorter));
        });
    }
}
