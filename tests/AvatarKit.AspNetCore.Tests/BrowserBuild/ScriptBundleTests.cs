using AvatarKit.BrowserBuild;

namespace AvatarKit.AspNetCore.Tests.BrowserBuild;

public sealed class ScriptBundleTests
{
    [Fact]
    public void A_module_comes_once_and_after_what_it_imports()
    {
        string script = Join(
            """
            // Begins.

            import { b } from './b.js';
            import {
              a,
              shared,
            } from "./a.js"
            const $begin = () => a(b) + shared;
            """,
            """
            // Imports.
            import { shared } from './c.js';
            export { shared } from './c.js';
            export function a() {
              return shared;
            }
            """,
            """
            import { shared, } from './c.js';
            export const b = shared;
            """,
            """
            export let shared;
            """);

        Assert.Equal(
            """
            export let shared;
            export const b = shared;
            // Imports.
            export function a() {
              return shared;
            }
            // Begins.

            const $begin = () => a(b) + shared;

            """.ReplaceLineEndings("\n"),
            script);
    }

    [Fact]
    public void A_name_that_is_exported_again_is_left_in_the_one_scope()
        => Assert.Equal(
            "export class A { }\nexport async function* b() { }\nnew A(b);\n",
            Join(
                "import { A, b } from './a.js';\nnew A(b);\n",
                "export { A } from './b.js';\nexport { b } from './c.js';\n",
                "export class A { }\n",
                "export async function* b() { }\n"));

    [Fact]
    public void What_a_comment_says_is_no_statement()
    {
        const string Script = "// import { x } from './x.js';\n/** export default\n * import * as x from './x.js' */\nexport const a = 1;\n";

        Assert.Equal(Script, Join(Script));
    }

    [Theory]
    [InlineData("import { a as z } from './a.js';", "it imports 'a as z' from 'a.js'; names are imported as they are")]
    [InlineData("import { a /* one */ } from './a.js';", "it imports 'a /* one */' from 'a.js'; names are imported as they are")]
    [InlineData("import { none } from './a.js';", "it imports 'none', which 'a.js' does not export")]
    [InlineData("import { hidden } from './a.js';", "it imports 'hidden', which 'a.js' does not export")]
    [InlineData("export { default } from './a.js';", "it imports 'default', which 'a.js' does not export")]
    [InlineData("import a from './a.js';", "'import a from './a.js';' is not understood")]
    [InlineData("import b, { a } from './a.js';", "'import b, { a } from './a.js';' is not understood")]
    [InlineData("import * as all from './a.js';", "'import * as all from './a.js';' is not understood")]
    [InlineData("import './a.js';", "'import './a.js';' is not understood")]
    [InlineData("import { a } from 'a';", "'import { a } from 'a';' is not understood")]
    [InlineData("import { a } from '../a.js';", "it imports from '../a.js', outside the folder")]
    [InlineData("import { a } from './more/../../a.js';", "it imports from './more/../../a.js', outside the folder")]
    [InlineData("import { a } from '/a.js';", "'import { a } from '/a.js';' is not understood")]
    [InlineData("import { a } from './a.js' with { type: 'json' };", "is not understood")]
    [InlineData("import { a } from './a.js'; a();", "'import { a } from './a.js'; a();' is not understood")]
    [InlineData("let b; import { a } from './a.js';", "'let b; import { a } from './a.js';' is not understood")]
    [InlineData("  import { a } from './a.js';", "'import { a } from './a.js';' is not understood")]
    [InlineData("const later = () => import(name);", "'const later = () => import(name);' is not understood")]
    [InlineData("const here = import.meta.env;", "'const here = import.meta.env;' is not understood")]
    [InlineData("export * from './a.js';", "'export * from './a.js';' is not understood")]
    [InlineData("export default 1;", "'export default 1;' is not understood")]
    [InlineData("const b = 1;\nexport { b };", "'export { b };' is not understood")]
    [InlineData("const { b } = globalThis;", "'const { b } = globalThis;' does not declare one name")]
    [InlineData("export const [b] = [1];", "'export const [b] = [1];' does not declare one name")]
    [InlineData("let b, c;", "'let b, c;' does not declare one name")]
    public void What_cannot_be_joined_right_is_refused_by_the_name_of_its_file(string entry, string reason)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Join(entry, "const hidden = 1;\nexport const a = hidden;"));

        Assert.StartsWith("The browser file 'entry.js' cannot be joined with others into one script: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_import_each_other_across_folders()
    {
        Dictionary<string, string> files = new()
        {
            ["entry.js"] = "import { a } from './one/a.js';\na();\n",
            ["one/a.js"] = "import { b } from './b.js';\nimport { c } from '../two/c.js';\nexport const a = () => b + c;\n",
            ["one/b.js"] = "import { c } from '../two/c.js';\nexport const b = c;\n",
            ["two/c.js"] = "export const c = 1;\n",
        };

        Assert.Equal(
            "export const c = 1;\nexport const b = c;\nexport const a = () => b + c;\na();\n",
            ScriptBundle.Create("entry.js", file => files[file]));
    }

    [Fact]
    public void Only_a_module_at_the_top_knows_where_it_lies_when_joined()
    {
        Dictionary<string, string> files = new()
        {
            ["entry.js"] = "const here = import.meta.url;\n",
            ["below.js"] = "import { a } from './one/a.js';\na();\n",
            ["one/a.js"] = "export const a = import.meta.url;\n",
        };

        Assert.Equal(files["entry.js"], ScriptBundle.Create("entry.js", file => files[file]));
        Assert.Contains("'one/a.js'", Assert.Throws<InvalidOperationException>(
            () => ScriptBundle.Create("below.js", file => files[file])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_loads_nothing_has_what_would_be_loaded_later()
    {
        Dictionary<string, string> files = new()
        {
            ["entry.js"] = "import { a } from './one/a.js';\na();\n",
            ["one/a.js"] = "export const a = () => import('../two/b.js');\n",
            ["two/b.js"] = "export const b = 1;\nexport class C { }\n",
        };

        Assert.Equal(
            "export const b = 1;\nexport class C { }\nexport const a = () => Promise.resolve({ C, b });\na();\n",
            ScriptBundle.Create("entry.js", file => files[file]));
    }

    [Fact]
    public void What_is_loaded_later_is_handed_what_is_there_already()
    {
        Dictionary<string, string> files = new()
        {
            ["entry.js"] = "import { a } from './one/a.js';\nexport { d } from './two/d.js';\nexport const e = a;\n",
            ["one/a.js"] = "import { c } from '../two/c.js';\n"
                + "export const a = () => import('../two/b.js') ?? new URL('./w.js', import.meta.url) ?? c;\n",
            ["two/b.js"] = "import { c } from './c.js';\nimport { f } from './f.js';\nexport const b = c + f;\n",
            ["two/c.js"] = "export const c = 1;\n",
            ["two/d.js"] = "export const d = 1;\n",
            ["two/f.js"] = "export const f = 1;\n",
        };
        files["one/w.js"] = "import { f } from '../two/f.js';\nf();\n";
        Dictionary<string, string> later = [];

        string script = ScriptBundle.Join("entry.js", file => files[file], (file, joined) =>
        {
            later[file] = joined;
            return file.Replace(".js", ".1.js", StringComparison.Ordinal);
        });

        Assert.Equal(
            "const c = 1;\n"
                + "const a = () => import('./two/b.1.js').then(later => later.default({ c })) ?? new URL('./one/w.1.js', import.meta.url) ?? c;\n"
                + "const d = 1;\nexport const e = a;\nexport { d };\n",
            script);
        Assert.Equal(
            "let made;\nexport default ({ c }) => made ??= (() => {\nconst f = 1;\nconst b = c + f;\nreturn { b };\n})();\n",
            later["two/b.js"]);
        Assert.Equal("const f = 1;\nf();\n", later["one/w.js"]);
        Assert.Equal(2, later.Count);
    }

    [Theory]
    [InlineData("const same = 1;")]
    [InlineData("export let same;")]
    [InlineData("function same() { }")]
    [InlineData("export async function same() { }")]
    [InlineData("class same { }")]
    public void A_name_declared_in_two_modules_is_refused(string declaration)
    {
        var refused = Assert.Throws<InvalidOperationException>(
            () => Join("import { a } from './a.js';\n" + declaration, "export const a = 1;\nconst same = a;"));

        Assert.Equal(
            "The browser file 'entry.js' cannot be joined with others into one script: 'a.js' declares 'same' too.", refused.Message);
    }

    [Fact]
    public void Modules_that_import_each_other_are_refused()
    {
        var refused = Assert.Throws<InvalidOperationException>(
            () => Join("import { a } from './a.js';", "import { b } from './b.js';", "import { a } from './a.js';"));

        Assert.Equal(
            "The browser file 'a.js' cannot be joined with others into one script: what it imports imports it in turn.", refused.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var missing = Assert.Throws<InvalidOperationException>(() => ScriptBundle.Create(
            "entry.js", static file => file == "entry.js" ? "import { a } from './absent.js';" : PageSources.Read(file)));

        Assert.Contains("There is no browser file 'absent.js'", missing.Message, StringComparison.Ordinal);
    }

    /// <summary>Joins an entry with modules called a.js, b.js and so on.</summary>
    private static string Join(string entry, params string[] modules)
    {
        Dictionary<string, string> files = new() { ["entry.js"] = entry };
        foreach ((int index, string module) in modules.Index())
        {
            files.Add($"{(char)('a' + index)}.js", module);
        }

        return ScriptBundle.Create("entry.js", file => files[file].ReplaceLineEndings("\n"));
    }
}
