using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>What is written in short, by language: what is said of it, and whether a sentence may end with it. The one source for saying
/// abbreviations and for finding where sentences end.</summary>
/// <remarks>An entry is <c>key=words</c>, with <c>_</c> for spaces, then <c>|name</c> or <c>|number</c> where it is said only before one,
/// <c>|more</c> only within a sentence, and
/// <c>|end</c> where its full stop may be the sentence's too, or where another language has the same word.</remarks>
internal static class AbbreviationTables
{
    public const string English =
        // Drawn together without their apostrophe.
        "youre=you_are theyre=they_are youve=you've theyve=they've weve=we've youll=you'll theyll=they'll dont=don't doesnt=doesn't didnt=didn't "
        + "isnt=isn't arent=aren't wasnt=wasn't werent=weren't havent=haven't hasnt=hasn't wouldnt=wouldn't couldnt=couldn't shouldnt=shouldn't "
        + "e.g.=for_example eg.=for_example i.e.=that_is ie.=that_is etc.=et_cetera|end vs.=versus vs=versus cf.=compare viz.=namely "
        + "approx.=approximately ca.=about w/=with w/o=without mr.=Mister|name mrs.=Missus|name ms.=Miz|name dr.=Doctor|name "
        + "prof.=Professor|name st.=Saint|name rev.=Reverend|name gen.=General|name col.=Colonel|name sgt.=Sergeant|name capt.=Captain|name "
        + "lt.=Lieutenant|name gov.=Governor|name sen.=Senator|name rep.=Representative|name mt.=Mount|name jr.=Junior|end sr.=Senior|end "
        + "inc.=Incorporated|end ltd.=Limited|end corp.=Corporation|end dept.=department|end ave.=Avenue|end blvd.=Boulevard|end "
        + "rd.=Road|end no.=number|number nos.=numbers|number p.=page|number pp.=pages|number vol.=volume|number ch.=chapter|number "
        + "fig.=figure|number sec.=section|number eq.=equation|number min.=minimum|more|end max.=maximum|more|end a.m.=A_M|end p.m.=P_M|end "
        + "jan.=January|number feb.=February|number mar.=March|number apr.=April|number jun.=June|number jul.=July|number aug.=August|number "
        + "sep.=September|number sept.=September|number oct.=October|number nov.=November|number dec.=December|number c#=C_sharp f#=F_sharp "
        + "c++=C_plus_plus .net=dot_NET asp.net=A_S_P_dot_NET mx.=Mix|name hon.=Honorable|name messrs.=Messieurs|name cmdr.=Commander|name "
        + "mgr.=manager asst.=assistant figs.=figures|number arts.=articles|number vols.=volumes|number eqs.=equations|number "
        + "sect.=section|number "
        + "apt.=apartment|end mgmt.=management|end govt.=government|end";

    public const string German =
        "z.b.=zum_Beispiel z._b.=zum_Beispiel d.h.=das_heißt d._h.=das_heißt u.=und|more u.a.=unter_anderem "
        + "u._a.=unter_anderem usw.=und_so_weiter|end"
        + " etc.=et_cetera|end bzw.=beziehungsweise ca.=circa ggf.=gegebenenfalls evtl.=eventuell vgl.=vergleiche inkl.=inklusive "
        + "exkl.=exklusive zzgl.=zuzüglich abzgl.=abzüglich bspw.=beispielsweise sog.=sogenannte i.d.r.=in_der_Regel i._d._r.=in_der_Regel "
        + "v.a.=vor_allem v._a.=vor_allem o.ä.=oder_Ähnliches s.o.=siehe_oben s.u.=siehe_unten mind.=mindestens|more|end max.=maximal|more|end "
        + "dr.=Doktor|name prof.=Professor|name hr.=Herr|name mr.=Mister|name mrs.=Missis|name fr.=Frau|name st.=Sankt|name "
        + "dipl.=Diplom|name nr.=Nummer|number tel.=Telefon|number s.=Seite|number abs.=Absatz|number art.=Artikel|number "
        + "kap.=Kapitel|number abb.=Abbildung|number str.=Straße|number|end jh.=Jahrhundert|end mio.=Millionen|end mrd.=Milliarden|end "
        + "vs.=gegen c#=C_sharp f#=F_sharp c++=C_plus_plus .net=dot_Net zb.=zum_Beispiel insb.=insbesondere resp.=respektive "
        + "frl.=Fräulein|name hrsg.=Herausgeber|name dipl.-ing.=Diplomingenieur|name tab.=Tabelle|number bd.=Band|number "
        + "o.g.=oben_genannte o._g.=oben_genannte m.e.=meines_Erachtens m._e.=meines_Erachtens fa.=Firma|name abt.=Abteilung "
        + "u.u.=unter_Umständen u._u.=unter_Umständen "
        + "z.t.=zum_Teil z._t.=zum_Teil z.z.=zurzeit|end z._z.=zurzeit|end v.chr.=vor_Christus|end v._chr.=vor_Christus|end "
        + "n.chr.=nach_Christus|end "
        + "n._chr.=nach_Christus|end o._ä.=oder_Ähnliches";

    public const string Spanish =
        "p.ej.=por_ejemplo p._ej.=por_ejemplo etc.=etcétera|end ud.=usted uds.=ustedes vd.=usted aprox.=aproximadamente sr.=señor|name "
        + "sra.=señora|name srta.=señorita|name da.=doña|name|end esq.=esquina|end dr.=doctor|name dra.=doctora|name prof.=profesor|name "
        + "d.=don|name dña.=doña|name sta.=santa|name|end núm.=número|number nº=número|number n.º=número|number pág.=página|number "
        + "págs.=páginas|number tel.=teléfono|number cap.=capítulo|number art.=artículo|number fig.=figura|number vol.=volumen|number "
        + "av.=avenida|name avda.=avenida|name a.c.=antes_de_Cristo|end a._c.=antes_de_Cristo|end d.c.=después_de_Cristo|end "
        + "d._c.=después_de_Cristo|end vs.=contra ee.uu.=Estados_Unidos|end ee._uu.=Estados_Unidos|end c#=C_sharp f#=F_sharp c++=C_más_más "
        + ".net=punto_Net sras.=señoras|name sres.=señores|name dras.=doctoras|name gral.=general|name lic.=licenciado|name vds.=ustedes "
        + "núms.=números|number nro.=número|number máx.=máximo|number mín.=mínimo|number "
        + "d.ª=doña|name c/=calle|name profa.=profesora|name ing.=ingeniero|name cía.=compañía|end ej.=ejemplo|end";

    public const string French =
        "p.ex.=par_exemple p._ex.=par_exemple c.-à-d.=c'est-à-dire c.à.d.=c'est-à-dire etc.=et_cetera|end env.=environ m.=Monsieur|name "
        + "mm.=Messieurs|name|end mmes=Mesdames|name mlles=Mesdemoiselles|name dre=Docteure|name dres=Docteures|name drs=Docteurs|name "
        + "mgr=Monseigneur|name mme=Madame|name mme.=Madame|name mlle=Mademoiselle|name mlle.=Mademoiselle|name dr=Docteur|name "
        + "dr.=Docteur|name pr.=Professeur|name st.=Saint|name ste.=Sainte|name n°=numéro|number nº=numéro|number no.=numéro|number "
        + "p.=page|number pp.=pages|number chap.=chapitre|number fig.=figure|number art.=article|number vol.=volume|number "
        + "tél.=téléphone|number av.=avenue|name bd.=boulevard|name vs.=contre c#=C_sharp f#=F_sharp c++=C_plus_plus .net=dot_Net "
        + "éd.=édition|name "
        + "par_ex.=par_exemple no=numéro|number av._j.-c.=avant_Jésus-Christ|end apr._j.-c.=après_Jésus-Christ|end cie=compagnie|name "
        + "dép.=département|end réf.=référence|end bcp.=beaucoup|end";

    public const string Italian =
        "p.es.=per_esempio p._es.=per_esempio es.=esempio|end ecc.=eccetera|end etc.=eccetera|end ca.=circa sig.=signor|name "
        + "sigg.=signori|name sig.ra=signora|name sig.na=signorina|name dott.=dottor|name dott.ssa=dottoressa|name dr.=dottor|name "
        + "prof.=professor|name ing.=ingegner|name avv.=avvocato dip.=dipartimento|end p.za=piazza p.zza=piazza v.le=viale c.so=corso "
        + "s.=San|name n.=numero|number nr.=numero|number pag.=pagina|number pagg.=pagine|number cap.=capitolo|number art.=articolo|number "
        + "fig.=figura|number vol.=volume|number tel.=telefono|number vs.=contro c#=C_sharp f#=F_sharp c++=C_più_più .net=dot_Net "
        + "geom.=geometra|name dir.=direttore|name "
        + "prof.ssa=professoressa|name pp.=pagine|number a.c.=avanti_Cristo|end d.c.=dopo_Cristo|end mons.=monsignor|name "
        + "gen.=generale|name on.=onorevole|name|end rag.=ragionier|name|end arch.=architetto|name|end ed.=edizione|end "
        + "gent.=gentile|end c.ssa=contessa|name";

    public const string Portuguese =
        "p.ex.=por_exemplo p._ex.=por_exemplo etc.=et_cetera|end aprox.=aproximadamente sr.=senhor|name sra.=senhora|name "
        + "srta.=senhorita|name dr.=doutor|name dra.=doutora|name prof.=professor|name profa.=professora|name eng.=engenheiro|name "
        + "sto.=Santo|name|end nº=número|number n.º=número|number núm.=número|number pág.=página|number págs.=páginas|number "
        + "cap.=capítulo|number art.=artigo|number fig.=figura|number vol.=volume|number tel.=telefone|number av.=avenida|name vs.=contra "
        + "c#=C_sharp f#=F_sharp c++=C_mais_mais .net=ponto_Net exmo.=excelentíssimo|name exma.=excelentíssima|name ilmo.=ilustríssimo|name "
        + "ilma.=ilustríssima|name dras.=doutoras|name "
        + "srs.=senhores|name por_ex.=por_exemplo r.=rua|name d.=dom|name pça.=praça|name sta.=santa|name|end a.c.=antes_de_Cristo|end "
        + "d.c.=depois_de_Cristo|end gen.=general|name cia.=companhia|end ltda.=limitada|end depto.=departamento|end "
        + "apto.=apartamento|end obs.=observação|end ed.=edição|end eua=Estados_Unidos";

    /// <summary>Of languages that are read by CLDR; it has no such words.</summary>
    public static FrozenDictionary<string, string> Others { get; } = new Dictionary<string, string>
    {
        ["sv"] = "kl.=klockan tel.=telefon nr=nummer|number t.ex.=till_exempel bl.a.=bland_annat osv.=och_så_vidare m.m.=med_mera "
            + "dvs.=det_vill_säga ca=cirka f.m.=förmiddag e.m.=eftermiddag s.=sidan|number kap.=kapitel|number dr=doktor|name",
        ["da"] = "kl.=klokken tlf.=telefon nr.=nummer|number f.eks.=for_eksempel bl.a.=blandt_andet osv.=og_så_videre ca.=cirka dvs.=det_vil_sige",
        ["no"] = "kl.=klokken tlf.=telefon nr.=nummer|number f.eks.=for_eksempel bl.a.=blant_annet osv.=og_så_videre ca.=cirka dvs.=det_vil_si",
        ["nl"] = "bijv.=bijvoorbeeld bv.=bijvoorbeeld d.w.z.=dat_wil_zeggen enz.=enzovoort o.a.=onder_andere ca.=circa nr.=nummer|number "
            + "tel.=telefoon blz.=bladzijde|number dhr.=de_heer|name mevr.=mevrouw|name dr.=dokter|name",
        ["hu"] = "pl.=például stb.=és_a_többi kb.=körülbelül ill.=illetve ún.=úgynevezett tel.=telefon sz.=szám u.=utca dr.=doktor|name",
        ["pl"] = "np.=na_przykład itd.=i_tak_dalej itp.=i_tym_podobne tzn.=to_znaczy m.in.=między_innymi ok.=około nr=numer|number "
            + "tel.=telefon ul.=ulica|name godz.=godzina|number dr=doktor|name",
        ["cs"] = "např.=například atd.=a_tak_dále tzn.=to_znamená cca=přibližně č.=číslo|number tel.=telefon hod.=hodin str.=strana|number",
        ["tr"] = "örn.=örneğin vb.=ve_benzeri vs.=vesaire tel.=telefon no.=numara|number sok.=sokak cad.=cadde dr.=doktor|name",
        ["ru"] = "т.е.=то_есть т._е.=то_есть т.д.=так_далее|end т._д.=так_далее|end т.п.=тому_подобное|end т._п.=тому_подобное|end напр.=например "
            + "г-н=господин|name г-жа=госпожа|name проф.=профессор|name им.=имени|name г.=город|name обл.=область|end д-р=доктор|name "
            + "ул.=улица|name стр.=страница|number тел.=телефон №=номер|number",
        ["uk"] = "т.д.=так_далі|end проф.=професор|name акад.=академік|name див.=дивись стор.=сторінка|number напр.=наприклад "
            + "вул.=вулиця|name тел.=телефон ст.=сторінка|number",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
