using System.Collections.Frozen;

namespace AvatarKit.Local;

/// <summary>Everyday words that questions and manuals use for the same thing. Few, general, and of lesser weight than the word itself.</summary>
internal static class Thesaurus
{
    private static readonly FrozenDictionary<string, string[]> Groups = """
        cost price fee charge pay rate
        delete remove erase drop discard
        create make new
        rename move
        show display list view
        change modify edit alter update
        fix repair mend solve
        problem error trouble issue fail
        buy purchase order
        begin start
        stop end quit abort cancel
        choose select pick
        allow permit may
        forbid prohibit
        phone telephone mobile smartphone call
        hour time
        picture image photo
        film movie video
        bike bicycle
        car vehicle
        kid child
        extend renew prolong
        broken damaged defective
        search find look
        store save keep
        send submit mail
        speak talk say
        connect join
        switch change checkout
        undo revert
        require need must
        return back
        lend borrow loan
        reserve book reservation booking
        folder directory
        settings options preferences configuration
        password passphrase
        picture photo image
        kosten preis gebuhr kostet entgelt
        loschen entfernen
        offen offnen geoffnet offnungszeiten
        anfangen beginnen starten
        erlaubt durfen gestattet
        verboten untersagt
        telefon handy
        prix cout tarif
        supprimer effacer
        precio coste tarifa
        borrar eliminar
        prezzo costo tariffa
        eliminare cancellare
        preco custo tarifa
        apagar excluir
        """.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(static group => group.Select(word => (Stem: PorterStemmer.Stem(word), Group: group)))
            .GroupBy(static pair => pair.Stem, static pair => pair.Group, StringComparer.Ordinal)
            .ToFrozenDictionary(
                static group => group.Key, static group => group.SelectMany(static words => words).Distinct().ToArray(), StringComparer.Ordinal);

    public static IReadOnlyList<string> Related(string word) => Groups.GetValueOrDefault(PorterStemmer.Stem(word)) ?? [];
}
