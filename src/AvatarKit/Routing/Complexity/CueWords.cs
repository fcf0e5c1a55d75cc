using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>The words that say how hard a message is, in English, German, Spanish, French, Italian,
/// Portuguese, Chinese, Japanese and Korean.</summary>
/// <remarks>Words are in lower case; ideographs come in pairs.</remarks>
internal static class CueWords
{
    private static readonly FrozenDictionary<string, Cue> Words = Build(
        new(CueKind.Reasoning, 1.5, "prove proof derive trade-offs tradeoffs trade-off tradeoff beweise demuestra démontre dimostra demonstre"),
        new(CueKind.Reasoning, 1, "why compare contrast explain analyse analyze analysis evaluate assess argue argument justify critique "
            + "implications consequences pros cons advantages disadvantages "
            + "versus vs differ difference differences optimal optimize optimise strategy strategies reason reasoning cause causes infer "
            + "deduce hypothesis interpret "
            + "step-by-step relationship impact ethical philosophical "
            + "warum weshalb vergleiche vergleich erkläre erklären analysiere bewerte begründe unterschied unterschiede vorteile nachteile "
            + "compara explica analiza evalúa diferencia diferencias ventajas desventajas porqué "
            + "pourquoi comparez explique expliquez analysez évalue différence différences avantages inconvénients "
            + "perché confronta spiega analizza valuta differenza differenze vantaggi svantaggi "
            + "explique compare analise avalie diferença diferenças vantagens desvantagens porquê 왜 비교 분석 설명 차이"),
        new(
            CueKind.Reasoning,
            0.5,
            "how should best better which choose recommend effect affect likely predict estimate decide wie cómo comment come como"),
        new(CueKind.Task, 1, "write draft compose create design develop build implement generate plan outline summarize summarise rewrite "
            + "translate refactor propose simulate classify "
            + "essay story report proposal roadmap poem article "
            + "schreibe entwirf erstelle entwickle plane übersetze zusammenfassung plan aufsatz "
            + "escribe crea diseña desarrolla planifica resume traduce redacta "
            + "écris écrivez rédige rédigez créez concevez résume résumez traduis planifie "
            + "scrivi crea progetta sviluppa pianifica riassumi traduci "
            + "escreva crie projete desenvolva planeje resuma traduza 작성 계획 번역 요약"),
        new(CueKind.Task, 0.5, "make list describe give provide suggest identify liste beschreibe describe décris descrivi descreva"),
        new(CueKind.Code, 1, "code function class python javascript typescript java sql rust regex algorithm compile compiler debug exception "
            + "stacktrace api json html css kubernetes docker "
            + "recursion recursive multithreaded concurrency async unittest golang kotlin swift dockerfile deadlock codieren programm "
            + "algorithmus código algoritmo algorithme codice"),
        new(CueKind.Code, 0.5, "program script database query array string loop variable method server bug"),
        new(CueKind.Math, 1, "calculate compute solve equation integral derivative probability theorem matrix polynomial logarithm eigenvalue "
            + "prime geometry algebra statistics "
            + "berechne löse gleichung wahrscheinlichkeit calcula resuelve ecuación calcule résous équation calcola risolvi equazione "
            + "resolva equação"),
        new(CueKind.Math, 0.5, "sum average percent percentage ratio area volume integer angle total"),
        new(CueKind.Constraint, 1, "must ensure constraint constraints requirement requirements exactly without unless except strictly assuming "
            + "assume given "
            + "muss sicherstellen genau ohne debe exactamente sin doit exactement sans deve esattamente senza exatamente sem"),
        new(CueKind.Constraint, 0.5, "only each within limit budget deadline least most should include including format criteria audience tone"),
        new(CueKind.Part, 1, "then also additionally furthermore finally afterwards secondly thirdly moreover plus "
            + "dann außerdem anschließend zuletzt luego además después finalmente ensuite puis enfin également poi inoltre infine depois "
            + "além 그리고 그다음"),
        new(CueKind.Part, 0.25, "and und y et e"),
        new(CueKind.Quantity, 1, "each every per twice thrice half third quarter double triple times more less fewer than many much total "
            + "remaining left rest altogether combined average percent "
            + "jede jeder pro doppelt hälfte cada por doble mitad chaque fois moitié ogni volte metà vezes metade 몇 각각 두배"),
        new(CueKind.Condition, 1, "if suppose assuming when whether given let wenn falls si se"),
        new(CueKind.Domain, 1, "diagnosis symptom symptoms dosage patient therapy disease chronic surgery plaintiff defendant statute liability "
            + "contract clause lawsuit jurisdiction mortgage depreciation amortization portfolio dividend equity inflation "
            + "diagnose symptome patient vertrag haftung klausel hypothek rendite diagnóstico síntomas contrato hipoteca "
            + "diagnostic symptômes contrat hypothèque diagnosi sintomi contratto mutuo sintomas diagnóstico 진단 계약"),
        new(CueKind.Reference, 1, "it that this these those they them he she him her its das es dies diese sie eso esto cela ça ce questo "
            + "quello isso isto 그것 이것"));

    private static readonly FrozenDictionary<string, Cue> Bigrams = Build(
        new(CueKind.Reasoning, 1, "比较 比較 分析 解释 解釋 为什 為什 证明 證明 评估 評估 优缺 優缺 区别 區別 影响 説明 理由 違い なぜ 推理"),
        new(CueKind.Reasoning, 0.5, "如何 怎么 怎麼 どう"),
        new(CueKind.Task, 1, "写一 寫一 撰写 设计 設計 计划 計劃 計画 翻译 翻譯 翻訳 总结 總結 要約 書い 作成 编写 制定"),
        new(CueKind.Code, 1, "代码 代碼 函数 程序 算法 コー 関数"),
        new(CueKind.Math, 1, "计算 計算 方程 概率 確率 积分 積分"),
        new(CueKind.Constraint, 1, "必须 必須 至少 不超 要求 条件"),
        new(CueKind.Part, 1, "然后 然後 另外 最后 最後 そし 次に 同时"),
        new(CueKind.Quantity, 1, "每个 每天 多少 一半 两倍 总共 合計 半分 何個"),
        new(CueKind.Condition, 1, "如果 假设 假設 もし"),
        new(CueKind.Domain, 1, "诊断 診断 症状 合同 契約 病人 患者 贷款"),
        new(CueKind.Reference, 1, "这个 這個 那个 那個 それ これ"));

    /// <summary>Looks a word up.</summary>
    /// <param name="word">The word in lower case.</param>
    /// <returns>What it says.</returns>
    public static Cue Word(ReadOnlySpan<char> word) =>
        Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out Cue cue) ? cue : default;

    /// <summary>Looks two ideographs up.</summary>
    /// <param name="pair">The two.</param>
    /// <returns>What they say.</returns>
    public static Cue Pair(ReadOnlySpan<char> pair) =>
        Bigrams.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(pair, out Cue cue) ? cue : default;

    private static FrozenDictionary<string, Cue> Build(params ReadOnlySpan<CueList> lists)
    {
        Dictionary<string, Cue> cues = new(StringComparer.Ordinal);
        foreach ((CueKind kind, double weight, string words) in lists)
        {
            foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                // Of the requests a word means what the first list says; what it says besides, it says too.
                if (!cues.TryGetValue(word, out Cue known))
                {
                    cues[word] = new Cue(kind, weight, kind);
                }
                else if (kind >= CueKind.Quantity)
                {
                    cues[word] = known with { Kinds = known.Kinds | kind };
                }
            }
        }

        return cues.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Words of one meaning, separated by spaces.</summary>
    private readonly record struct CueList(CueKind Kind, double Weight, string Words);
}
