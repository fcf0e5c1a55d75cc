namespace AvatarKit.AspNetCore.Tests;

public sealed class ScriptShortenerTests
{
    [Theory]
    [InlineData("// What it is.\n\nconst a = 1; // one\n  const b = 2;\n", "const a=1;const b=2;")]
    [InlineData("/** A class. */\nclass A {\n  /* none */\n  b() { }\n}\nc();", "class A{b(){}}\nc();")]
    [InlineData("const a/* of */b = 1;", "const a b=1;")]
    [InlineData("const a = 'http://x'; const b = \"/* not */\";\n", "const a='http://x';const b=\"/* not */\";")]
    [InlineData("const a = 'it\\'s // here';", "const a='it\\'s // here';")]
    [InlineData("const a = `  two\n  // lines ${b /* c */ + `  in ${d}`} end`;", "const a=`  two\n  // lines ${b+`  in ${d}`} end`;")]
    [InlineData("const a = /[/*]\\/ \\/\\//.test(b);", "const a=/[/*]\\/ \\/\\//.test(b);")]
    [InlineData("const a = b / c / d; // halves", "const a=b/c/d;")]
    [InlineData("if (a) return /  b/;", "if(a)return/  b/;")]
    [InlineData("const a = /b/ in c;", "const a=/b/ in c;")]
    [InlineData("const a = list[0] / 2; const b = f() / 2;", "const a=list[0]/2;const b=f()/2;")]
    [InlineData("const a = b + +c - -d + ++e;", "const a=b+ +c- -d+ ++e;")]
    [InlineData("const a = 1 .toFixed(b ? .5 : 1.5e-7);", "const a=1 .toFixed(b?.5:1.5e-7);")]
    [InlineData("const a = { true: 0.5, b: true, c: d ? 20_000 : false };", "const a={true:.5,b:!0,c:d?20000:!1};")]
    [InlineData("a\n\n\n++b", "a\n++b")]
    [InlineData("const f = () => { a(); };\nlet b\nlet c", "const f=()=>{a()};let b\nlet c")]
    [InlineData("while (a()) ;\nif (b) { for (;;) ; }", "while(a());if(b){for(;;);}")]
    [InlineData("return (\n  a\n  && b\n);", "return(a&&b);")]
    [InlineData(
        "const A = /* css */ `\n  .a { color: red;\n    b: c; }\n  p :is(a, b) ${C} d { }\n`;",
        "const A=`.a{color:red;b:c}p :is(a,b) ${C} d{}`;")]
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

    [Theory]
    [InlineData("const first = 1;\nconst use = () => first + 1;\nuse();", "const $e=1;const $t=()=>$e+1;$t();")]
    [InlineData(
        "export class Kept {\n  run(value) { return value.value + Other; }\n}\nconst Other = 2;",
        "export class Kept{run(e){return e.value+$e}}\nconst $e=2;")]
    [InlineData("const take = ({ one, two: other, ...rest }) => ({ one, other, rest: [one, other] });",
        "const $e=({one:e,two:t,...n})=>({one:e,other:t,rest:[e,t]});")]
    [InlineData(
        "function run({ size = Float32Array, list = [] } = {}) { return size(list); }",
        "function $e({size:t=Float32Array,list:e=[]}={}){return t(e)}")]
    [InlineData("const table = { '*': (left, right) => left() * right(), get(key) { return key; }, async *all() { } };",
        "const $e={'*':(t,n)=>t()*n(),get(e){return e},async*all(){}};")]
    [InlineData("class A {\n  static #count = 1;\n  held = count;\n  take() { try { go(); } catch { isOpen = true; } }\n}\nlet isOpen, count;",
        "class $t{static #count=1;held=count;take(){try{go()}catch{$e=!0}}}\nlet $e,count;")]
    [InlineData("const pick = (status, length) => length ? status : document.title;", "const $e=(status,length)=>length?status:document.title;")]
    [InlineData("function f(kind) { switch (kind) { case LIMIT: return 1; default: return { kind }; } }\nconst LIMIT = 1;",
        "function $t(e){switch(e){case $e:return 1;default:return{kind:e}}}\nconst $e=1;")]
    [InlineData(
        "const say = (name2, count) => `${name2} of ${count ? `${count}` : { count }.count}`;",
        "const $e=(t,e)=>`${t} of ${e?`${e}`:{count:e}.count}`;")]
    public void Names_that_are_the_scripts_own_become_short_and_members_stay(string script, string expected)
        => Assert.Equal(expected, ScriptShortener.Shorten(script, new HashSet<string> { "Kept" }).TrimEnd());

    [Theory]
    [InlineData("f(];")]
    [InlineData("f(")]
    [InlineData("const a = { b; };")]
    public void What_is_not_understood_is_refused(string script)
        => Assert.Contains("not understood", Assert.Throws<InvalidOperationException>(
            () => ScriptShortener.Shorten(script, new HashSet<string>())).Message, StringComparison.Ordinal);
}
