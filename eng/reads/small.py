"""Nine further languages, some thirty cases each, written by hand: read by Unicode CLDR and shape alone."""
from book import Book

CASES = {
    'nl-NL': """
cardinal: De bibliotheek heeft 21 boeken. = De bibliotheek heeft eenentwintig boeken.
cardinal: Er kwamen 365 mensen. = Er kwamen driehonderdvijfenzestig mensen.
cardinal: De toren heeft 101 treden. = De toren heeft honderdeen treden. = De toren heeft honderdeneen treden.
cardinal: Het dorp telt 12.500 inwoners. = Het dorp telt twaalfduizend vijfhonderd inwoners. = Het dorp telt twaalfduizendvijfhonderd inwoners.
decimal: Het gemiddelde is 3,14 dit jaar. = Het gemiddelde is drie komma een vier dit jaar. = Het gemiddelde is drie komma veertien dit jaar.
decimal: De factor is 2,5 en past. = De factor is twee komma vijf en past.
decimal: De index steeg naar 7,05 in mei. = De index steeg naar zeven komma nul vijf in mei.
date: Het contract eindigt op 5 maart 2024. = Het contract eindigt op vijf maart tweeduizend vierentwintig. = Het contract eindigt op vijf maart tweeduizendvierentwintig.
date: Zij is geboren op 20-07-1999 in Gent. = Zij is geboren op twintig juli negentienhonderd negenennegentig in Gent. = Zij is geboren op twintig juli negentiennegenennegentig in Gent. = Zij is geboren op twintig juli negentienhonderdnegenennegentig in Gent.
date: De winkel opende op 2024-05-03. = De winkel opende op drie mei tweeduizend vierentwintig. = De winkel opende op drie mei tweeduizendvierentwintig.
time: De trein vertrekt om 14:30 van hier. = De trein vertrekt om veertien uur dertig van hier. = De trein vertrekt om half drie van hier.
time: We openen om 9.15 uur elke dag. = We openen om negen uur vijftien elke dag. = We openen om kwart over negen elke dag.
money: Het kaartje kost € 3,50 vandaag. = Het kaartje kost drie euro vijftig vandaag. = Het kaartje kost drie euro en vijftig cent vandaag. = Het kaartje kost drie komma vijf nul euro vandaag. = Het kaartje kost drie komma vijf euro vandaag. = Het kaartje kost drie komma vijftig euro vandaag.
money: Hij betaalde 20 € in totaal. = Hij betaalde twintig euro in totaal.
money: Dat is $5 per dag. = Dat is vijf dollar per dag.
money: Het kost 15 EUR per stuk. = Het kost vijftien euro per stuk.
measure: Het is 5 km daarheen. = Het is vijf kilometer daarheen.
measure: Het pak weegt 3,2 kg nu. = Het pak weegt drie komma twee kilogram nu. = Het pak weegt drie komma twee kilo nu.
measure: Het is 25 °C buiten. = Het is vijfentwintig graden Celsius buiten.
measure: Ongeveer 12 % stemde nee. = Ongeveer twaalf procent stemde nee.
measure: U mag 100 km/u rijden. = U mag honderd kilometer per uur rijden.
measure: Neem 250 ml melk. = Neem tweehonderdvijftig milliliter melk.
measure: Het huis is 120 m² groot. = Het huis is honderdtwintig vierkante meter groot.
duration: Wacht 10 min en probeer opnieuw. = Wacht tien minuten en probeer opnieuw.
duration: De film duurt 2 h in totaal. = De film duurt twee uur in totaal.
ordinal: Hij woont op de 3e verdieping. = Hij woont op de derde verdieping.
ordinal: Dit is het 21e boek. = Dit is het eenentwintigste boek.
range: Lees pagina 10–15 vandaag. = Lees pagina tien tot vijftien vandaag. = Lees pagina tien tot en met vijftien vandaag. = Lees pagina tien vijftien vandaag.
fraction: Neem 1/2 van het deeg. = Neem een half van het deeg. = Neem de helft van het deeg. = Neem één half van het deeg.
electronic: Schrijf naar ada@voorbeeld.nl vandaag. = Schrijf naar ada at voorbeeld punt nl vandaag. = Schrijf naar ada apenstaartje voorbeeld punt nl vandaag. = Schrijf naar ada at voorbeeld punt N L vandaag.
word: De rivier is hier erg breed.
word: Kunt u mij hiermee helpen, alstublieft?
""",
    'pl-PL': """
cardinal: Przyszło 21 osób. = Przyszło dwadzieścia jeden osób.
cardinal: Wieża ma 365 stopni. = Wieża ma trzysta sześćdziesiąt pięć stopni.
cardinal: Zostało 12 wolnych miejsc. = Zostało dwanaście wolnych miejsc.
cardinal: Mam 2 książki. = Mam dwie książki.
cardinal: Miasto ma 12 500 mieszkańców. = Miasto ma dwanaście tysięcy pięciuset mieszkańców. = Miasto ma dwanaście tysięcy pięćset mieszkańców.
decimal: Średnia wynosi 3,14 w tym roku. = Średnia wynosi trzy przecinek czternaście w tym roku. = Średnia wynosi trzy przecinek jeden cztery w tym roku. = Średnia wynosi trzy i czternaście setnych w tym roku.
decimal: Wynik to 2,5 i wystarczy. = Wynik to dwa przecinek pięć i wystarczy. = Wynik to dwa i pięć dziesiątych i wystarczy.
date: Umowa kończy się 5 marca 2024. = Umowa kończy się piątego marca dwa tysiące dwadzieścia cztery. = Umowa kończy się piątego marca dwa tysiące dwudziestego czwartego.
date: Spotkanie jest 3 maja w parku. = Spotkanie jest trzeciego maja w parku.
date: Sklep otwarto 20.07.1999 rano. = Sklep otwarto dwudziestego lipca tysiąc dziewięćset dziewięćdziesiąt dziewięć rano. = Sklep otwarto dwudziestego lipca tysiąc dziewięćset dziewięćdziesiątego dziewiątego rano.
date: Kurs zaczyna się 2024-05-03. = Kurs zaczyna się trzeciego maja dwa tysiące dwadzieścia cztery. = Kurs zaczyna się trzeciego maja dwa tysiące dwudziestego czwartego.
time: Pociąg odjeżdża o 14:30 stąd. = Pociąg odjeżdża o czternastej trzydzieści stąd.
time: Otwieramy o 9:15 codziennie. = Otwieramy o dziewiątej piętnaście codziennie.
money: Bilet kosztuje 5 zł dzisiaj. = Bilet kosztuje pięć złotych dzisiaj.
money: Zapłacił 22 zł za obiad. = Zapłacił dwadzieścia dwa złote za obiad.
money: To kosztuje 3,50 zł razem. = To kosztuje trzy złote pięćdziesiąt groszy razem. = To kosztuje trzy złote i pięćdziesiąt groszy razem. = To kosztuje trzy przecinek pięćdziesiąt złotego razem. = To kosztuje trzy przecinek pięć złotego razem. = To kosztuje trzy złote pięćdziesiąt razem.
money: Mam 20 € w portfelu. = Mam dwadzieścia euro w portfelu.
money: To jest $5 za dzień. = To jest pięć dolarów za dzień.
measure: Do miasta jest 5 km drogi. = Do miasta jest pięć kilometrów drogi.
measure: Paczka waży 2 kg teraz. = Paczka waży dwa kilogramy teraz.
measure: Na dworze jest 25 °C dzisiaj. = Na dworze jest dwadzieścia pięć stopni Celsjusza dzisiaj.
measure: Około 12 % było przeciw. = Około dwanaście procent było przeciw. = Około dwunastu procent było przeciw.
measure: Wolno jechać 100 km/h tutaj. = Wolno jechać sto kilometrów na godzinę tutaj.
measure: Dodaj 250 ml mleka. = Dodaj dwieście pięćdziesiąt mililitrów mleka.
measure: Ma 1,5 m wysokości. = Ma jeden przecinek pięć metra wysokości. = Ma półtora metra wysokości. = Ma jeden i pięć dziesiątych metra wysokości.
duration: Poczekaj 10 min i spróbuj znowu. = Poczekaj dziesięć minut i spróbuj znowu.
duration: Film trwa 2 h w całości. = Film trwa dwie godziny w całości.
duration: Minęło 45 s od startu. = Minęło czterdzieści pięć sekund od startu.
range: Czytaj strony 10–15 na jutro. = Czytaj strony dziesięć do piętnaście na jutro. = Czytaj strony od dziesięciu do piętnastu na jutro. = Czytaj strony dziesięć piętnaście na jutro.
word: Rzeka jest tutaj bardzo szeroka.
word: Czy może mi pan pomóc?
""",
    'sv-SE': """
cardinal: Det kom 21 personer. = Det kom tjugoen personer. = Det kom tjugoett personer.
cardinal: Tornet har 365 steg. = Tornet har trehundrasextiofem steg. = Tornet har trehundra sextiofem steg.
cardinal: Byn har 12 500 invånare. = Byn har tolvtusen femhundra invånare. = Byn har tolv tusen fem hundra invånare.
cardinal: Det finns 8 platser kvar. = Det finns åtta platser kvar.
decimal: Snittet är 3,14 i år. = Snittet är tre komma ett fyra i år. = Snittet är tre komma fjorton i år.
decimal: Faktorn är 2,5 och passar. = Faktorn är två komma fem och passar.
decimal: Värdet steg till 7,05 i maj. = Värdet steg till sju komma noll fem i maj.
date: Avtalet slutar den 5 mars 2024. = Avtalet slutar den femte mars tjugohundratjugofyra. = Avtalet slutar den femte mars tvåtusentjugofyra. = Avtalet slutar den femte mars tvåtusen tjugofyra. = Avtalet slutar den femte mars tjugo tjugofyra.
date: Festen är den 3 maj i parken. = Festen är den tredje maj i parken.
date: Butiken öppnade 2024-05-03. = Butiken öppnade tredje maj tjugohundratjugofyra. = Butiken öppnade tredje maj tvåtusentjugofyra. = Butiken öppnade den tredje maj tvåtusen tjugofyra. = Butiken öppnade tredje maj tvåtusen tjugofyra. = Butiken öppnade den tredje maj tjugohundratjugofyra.
time: Tåget går kl. 14:30 härifrån. = Tåget går klockan fjorton trettio härifrån. = Tåget går klockan halv tre härifrån.
time: Vi öppnar 9.15 varje dag. = Vi öppnar nio femton varje dag. = Vi öppnar kvart över nio varje dag.
money: Biljetten kostar 20 kr idag. = Biljetten kostar tjugo kronor idag.
money: Den kostar 3,50 kr styck. = Den kostar tre kronor och femtio öre styck. = Den kostar tre och femtio styck. = Den kostar tre komma fem noll kronor styck. = Den kostar tre komma femtio kronor styck. = Den kostar tre komma fem kronor styck.
money: Han betalade 15 € totalt. = Han betalade femton euro totalt.
money: Det är $5 om dagen. = Det är fem dollar om dagen.
measure: Det är 5 km dit. = Det är fem kilometer dit.
measure: Paketet väger 3,2 kg nu. = Paketet väger tre komma två kilogram nu. = Paketet väger tre komma två kilo nu.
measure: Det är 25 °C ute. = Det är tjugofem grader Celsius ute. = Det är tjugofem grader ute.
measure: Ungefär 12 % sade nej. = Ungefär tolv procent sade nej.
measure: Man får köra 100 km/h här. = Man får köra hundra kilometer i timmen här. = Man får köra etthundra kilometer i timmen här. = Man får köra hundra kilometer per timme här. = Man får köra etthundra kilometer per timme här.
measure: Ta 250 ml mjölk. = Ta tvåhundrafemtio milliliter mjölk. = Ta två hundra femtio milliliter mjölk.
measure: Huset är 120 m² stort. = Huset är hundratjugo kvadratmeter stort. = Huset är etthundratjugo kvadratmeter stort.
duration: Vänta 10 min och försök igen. = Vänta tio minuter och försök igen.
duration: Filmen är 2 h lång. = Filmen är två timmar lång.
duration: Det tog 45 s bara. = Det tog fyrtiofem sekunder bara.
ordinal: Hon bor på 3:e våningen. = Hon bor på tredje våningen.
ordinal: Det är 21:a gången. = Det är tjugoförsta gången.
range: Läs sidorna 10–15 idag. = Läs sidorna tio till femton idag.
word: Floden är mycket bred här.
word: Kan du hjälpa mig med det här?
""",
    'ru-RU': """
cardinal: Пришла 21 женщина. = Пришла двадцать одна женщина.
cardinal: В библиотеке 365 книг. = В библиотеке триста шестьдесят пять книг.
cardinal: Осталось 12 мест. = Осталось двенадцать мест.
cardinal: Купили 2 книги. = Купили две книги.
cardinal: В городе 12 500 жителей. = В городе двенадцать тысяч пятьсот жителей.
decimal: Среднее равно 3,14 в этом году. = Среднее равно три целых четырнадцать сотых в этом году. = Среднее равно трём целым четырнадцати сотым в этом году. = Среднее равно три запятая четырнадцать в этом году.
decimal: Результат 2,5 подходит. = Результат две целых пять десятых подходит. = Результат два с половиной подходит. = Результат две целые пять десятых подходит.
date: Договор кончается 5 марта 2024 года. = Договор кончается пятого марта две тысячи двадцать четвертого года. = Договор кончается пятого марта две тысячи двадцать четвёртого года.
date: Встреча 3 мая в парке. = Встреча третьего мая в парке.
date: Магазин открыли 20.07.1999 утром. = Магазин открыли двадцатого июля тысяча девятьсот девяносто девятого года утром. = Магазин открыли двадцатого июля одна тысяча девятьсот девяносто девятого года утром. = Магазин открыли двадцатого июля тысяча девятьсот девяносто девятого утром.
date: Курс начинается 1 сентября. = Курс начинается первого сентября.
time: Поезд уходит в 14:30 отсюда. = Поезд уходит в четырнадцать тридцать отсюда. = Поезд уходит в четырнадцать часов тридцать минут отсюда.
time: Мы открываем в 9:15 каждый день. = Мы открываем в девять пятнадцать каждый день. = Мы открываем в девять часов пятнадцать минут каждый день.
money: Билет стоит 5 руб. сегодня. = Билет стоит пять рублей сегодня.
money: Он заплатил 22 ₽ за обед. = Он заплатил двадцать два рубля за обед.
money: Это стоит 21 ₽ всего. = Это стоит двадцать один рубль всего.
money: У меня 20 € в кошельке. = У меня двадцать евро в кошельке.
money: Это $5 в день. = Это пять долларов в день.
money: Ущерб 2 млн ₽ пока. = Ущерб два миллиона рублей пока.
measure: До города 5 км пути. = До города пять километров пути.
measure: Посылка весит 2 кг теперь. = Посылка весит два килограмма теперь.
measure: На улице 25 °C сегодня. = На улице двадцать пять градусов Цельсия сегодня.
measure: Около 12 % были против. = Около двенадцать процентов были против. = Около двенадцати процентов были против.
measure: Можно ехать 100 км/ч здесь. = Можно ехать сто километров в час здесь.
measure: Добавьте 250 мл молока. = Добавьте двести пятьдесят миллилитров молока.
measure: Высота 1,5 м над полом. = Высота одна целая пять десятых метра над полом. = Высота полтора метра над полом.
measure: Проехали 21 км вчера. = Проехали двадцать один километр вчера.
duration: Подождите 10 мин и повторите. = Подождите десять минут и повторите.
duration: Фильм идёт 2 ч без рекламы. = Фильм идёт два часа без рекламы.
duration: Прошло 45 с после старта. = Прошло сорок пять секунд после старта.
range: Читайте страницы 10–15 сегодня. = Читайте страницы десять пятнадцать сегодня. = Читайте страницы с десятой по пятнадцатую сегодня. = Читайте страницы от десяти до пятнадцати сегодня. = Читайте страницы десять до пятнадцать сегодня.
word: Река здесь очень широкая.
word: Вы можете мне помочь?
""",
    'tr-TR': """
cardinal: Bugün 21 kişi geldi. = Bugün yirmi bir kişi geldi.
cardinal: Kulede 365 basamak var. = Kulede üç yüz altmış beş basamak var.
cardinal: Köyde 12.500 kişi yaşıyor. = Köyde on iki bin beş yüz kişi yaşıyor.
cardinal: Geriye 8 yer kaldı. = Geriye sekiz yer kaldı.
cardinal: Kitapta 101 sayfa var. = Kitapta yüz bir sayfa var.
decimal: Ortalama 3,14 bu yıl. = Ortalama üç virgül on dört bu yıl. = Ortalama üç virgül bir dört bu yıl.
decimal: Sonuç 2,5 ve uygun. = Sonuç iki virgül beş ve uygun. = Sonuç iki buçuk ve uygun.
decimal: Değer 7,05 oldu. = Değer yedi virgül sıfır beş oldu.
date: Sözleşme 5 Mart 2024 günü biter. = Sözleşme beş Mart iki bin yirmi dört günü biter.
date: Dükkân 20.07.1999 günü açıldı. = Dükkân yirmi Temmuz bin dokuz yüz doksan dokuz günü açıldı.
date: Kurs 2024-05-03 günü başlar. = Kurs üç Mayıs iki bin yirmi dört günü başlar.
date: Tatil 3 Mayıs günü. = Tatil üç Mayıs günü.
time: Tren saat 14:30 gibi kalkar. = Tren saat on dört otuz gibi kalkar. = Tren saat on dört buçuk gibi kalkar.
time: Saat 9.15 gibi açarız. = Saat dokuz on beş gibi açarız.
money: Bilet 20 TL bugün. = Bilet yirmi Türk lirası bugün. = Bilet yirmi lira bugün. = Bilet yirmi T L bugün.
money: Bilet ₺5 bugün. = Bilet beş lira bugün. = Bilet beş Türk lirası bugün.
money: Toplam 15 € ödedi. = Toplam on beş avro ödedi. = Toplam on beş euro ödedi.
money: Günlüğü $5 eder. = Günlüğü beş dolar eder. = Günlüğü beş ABD doları eder.
measure: Oraya 5 km var. = Oraya beş kilometre var.
measure: Paket 3,2 kg geliyor. = Paket üç virgül iki kilogram geliyor. = Paket üç virgül iki kilo geliyor.
measure: Dışarısı 25 °C bugün. = Dışarısı yirmi beş santigrat derece bugün. = Dışarısı yirmi beş derece bugün.
measure: Halkın %12 kadarı karşı. = Halkın yüzde on iki kadarı karşı.
measure: Burada 100 km/sa sürülür. = Burada saatte yüz kilometre sürülür. = Burada yüz kilometre bölü saat sürülür.
measure: Biraz süt, 250 ml ekle. = Biraz süt, iki yüz elli mililitre ekle.
measure: Ev 120 m² büyük. = Ev yüz yirmi metrekare büyük.
duration: Önce 10 dk bekle. = Önce on dakika bekle.
duration: Film 2 sa sürüyor. = Film iki saat sürüyor.
duration: Sadece 45 sn sürdü. = Sadece kırk beş saniye sürdü.
range: Sayfa 10–15 yarına. = Sayfa on on beş yarına. = Sayfa on ile on beş yarına. = Sayfa on ila on beş yarına.
word: Nehir burada çok geniş.
word: Bana yardım eder misiniz?
""",
    'hi-IN': """
cardinal: आज 21 लोग आए। = आज इक्कीस लोग आए।
cardinal: यहाँ 365 किताबें हैं। = यहाँ तीन सौ पैंसठ किताबें हैं।
cardinal: केवल 8 सीटें बची हैं। = केवल आठ सीटें बची हैं।
cardinal: गाँव में 12,500 लोग रहते हैं। = गाँव में बारह हज़ार पाँच सौ लोग रहते हैं।
cardinal: यहाँ 1,00,000 पेड़ हैं। = यहाँ एक लाख पेड़ हैं।
cardinal: मेरे पास 14 सेब हैं। = मेरे पास चौदह सेब हैं।
decimal: औसत 3.14 है। = औसत तीन दशमलव एक चार है।
decimal: गुणक 2.5 ठीक है। = गुणक दो दशमलव पाँच ठीक है। = गुणक ढाई ठीक है।
decimal: मान 7.05 हुआ। = मान सात दशमलव शून्य पाँच हुआ।
date: बैठक 5 मार्च को है। = बैठक पाँच मार्च को है।
date: दुकान 3 मई 2024 को खुली। = दुकान तीन मई दो हज़ार चौबीस को खुली।
date: वह 20 जुलाई 1999 को आया। = वह बीस जुलाई एक हज़ार नौ सौ निन्यानबे को आया। = वह बीस जुलाई उन्नीस सौ निन्यानवे को आया। = वह बीस जुलाई उन्नीस सौ निन्यानबे को आया। = वह बीस जुलाई एक हज़ार नौ सौ निन्यानवे को आया।
date: मेला 1 जनवरी को है। = मेला एक जनवरी को है।
money: टिकट ₹5 का है। = टिकट पाँच रुपये का है। = टिकट पाँच रुपए का है।
money: उसने ₹250 दिए। = उसने दो सौ पचास रुपये दिए। = उसने दो सौ पचास रुपए दिए।
money: यह $5 में मिलता है। = यह पाँच डॉलर में मिलता है। = यह पाँच अमेरिकी डॉलर में मिलता है।
money: उसने 20 € दिए। = उसने बीस यूरो दिए।
measure: वहाँ 5 किमी दूर है। = वहाँ पाँच किलोमीटर दूर है।
measure: यह 3 किग्रा भारी है। = यह तीन किलोग्राम भारी है।
measure: यह 3.2 kg भारी है। = यह तीन दशमलव दो किलोग्राम भारी है।
measure: बाहर 25 °C है। = बाहर पच्चीस डिग्री सेल्सियस है।
measure: लगभग 12 % लोग आए। = लगभग बारह प्रतिशत लोग आए।
measure: शहर 5 km दूर है। = शहर पाँच किलोमीटर दूर है।
measure: दूध 250 ml लो। = दूध दो सौ पचास मिलीलीटर लो।
measure: कमरा 7 m लंबा है। = कमरा सात मीटर लंबा है।
duration: पहले 10 min रुको। = पहले दस मिनट रुको।
duration: फ़िल्म 2 h की है। = फ़िल्म दो घंटे की है।
duration: बस 45 s लगे। = बस पैंतालीस सेकंड लगे।
word: नदी यहाँ बहुत चौड़ी है।
word: क्या आप मेरी मदद करेंगे?
""",
    'ar-EG': """
cardinal: في المكتبة 5 كتب. = في المكتبة خمسة كتب.
cardinal: في البيت 3 غرف. = في البيت ثلاث غرف.
cardinal: جاء 100 رجل. = جاء مائة رجل. = جاء مئة رجل.
cardinal: عندي 10 أقلام. = عندي عشرة أقلام.
cardinal: رأينا 20 طائرا. = رأينا عشرين طائرا.
cardinal: بقي 8 مقاعد. = بقي ثمانية مقاعد. = بقيت ثمانية مقاعد.
decimal: المتوسط 3.5 هذا العام. = المتوسط ثلاثة فاصل خمسة هذا العام. = المتوسط ثلاثة فاصلة خمسة هذا العام. = المتوسط ثلاثة ونصف هذا العام.
decimal: القيمة 7.2 اليوم. = القيمة سبعة فاصل اثنان اليوم. = القيمة سبعة فاصلة اثنان اليوم. = القيمة سبعة فاصل إثنان اليوم.
decimal: العامل 4.8 مناسب. = العامل أربعة فاصل ثمانية مناسب. = العامل أربعة فاصلة ثمانية مناسب.
date: الاجتماع في 5 مارس هنا. = الاجتماع في خمسة مارس هنا. = الاجتماع في الخامس من مارس هنا.
date: العطلة في 3 مايو دائما. = العطلة في ثلاثة مايو دائما. = العطلة في الثالث من مايو دائما.
date: تبدأ الدورة في 8 يناير. = تبدأ الدورة في ثمانية يناير. = تبدأ الدورة في الثامن من يناير.
money: التذكرة 5 $ اليوم. = التذكرة خمسة دولارات اليوم. = التذكرة خمسة دولارات أمريكية اليوم.
money: دفع 20 € للغداء. = دفع عشرين يورو للغداء. = دفع عشرون يورو للغداء.
money: السعر $10 فقط. = السعر عشرة دولارات فقط. = السعر عشرة دولارات أمريكية فقط.
money: الثمن 15 EUR فقط. = الثمن خمسة عشر يورو فقط.
measure: المدينة على بعد 5 كم من هنا. = المدينة على بعد خمسة كيلومترات من هنا. = المدينة على بعد خمسة كيلومتر من هنا.
measure: المسافة 5 km فقط. = المسافة خمسة كيلومترات فقط. = المسافة خمسة كيلومتر فقط.
measure: الوزن 3 كغ الآن. = الوزن ثلاثة كيلوغرامات الآن. = الوزن ثلاثة كيلوغرام الآن.
measure: الوزن 3 kg الآن. = الوزن ثلاثة كيلوغرامات الآن. = الوزن ثلاثة كيلوغرام الآن.
measure: الحرارة 25 °C اليوم. = الحرارة خمسة وعشرون درجة مئوية اليوم. = الحرارة خمس وعشرون درجة مئوية اليوم.
measure: صوت 12 % ضده. = صوت اثنا عشر بالمائة ضده. = صوت اثنا عشر في المئة ضده. = صوت اثنا عشر بالمئة ضده. = صوت إثنا عشر بالمائة ضده. = صوت اثنا عشر في المائة ضده.
measure: الطول 7 m هنا. = الطول سبعة أمتار هنا. = الطول سبعة متر هنا.
measure: خذ 10 ml منه. = خذ عشرة مليلترات منه. = خذ عشرة مليلتر منه. = خذ عشرة ملليلترات منه.
duration: انتظر 10 min ثم حاول. = انتظر عشر دقائق ثم حاول. = انتظر عشرة دقائق ثم حاول.
duration: الفيلم 3 h كاملة. = الفيلم ثلاث ساعات كاملة. = الفيلم ثلاثة ساعات كاملة.
duration: مرت 5 s فقط. = مرت خمس ثوان فقط. = مرت خمسة ثوان فقط.
ordinal: هو في الطابق 3 الآن. = هو في الطابق ثلاثة الآن. = هو في الطابق الثالث الآن.
word: النهر هنا واسع جدا.
word: هل يمكنك مساعدتي من فضلك؟
""",
    'ja-JP': """
cardinal: 本が21冊あります。 = 本が二十一冊あります。
cardinal: 今日は365人来ました。 = 今日は三百六十五人来ました。
cardinal: 席は8つです。 = 席は八つです。
cardinal: 村には12,500人います。 = 村には一万二千五百人います。
cardinal: 答えは14です。 = 答えは十四です。
cardinal: 階段は100段です。 = 階段は百段です。
decimal: 平均は3.14です。 = 平均は三点一四です。 = 平均は三・一四です。
decimal: 係数は2.5です。 = 係数は二点五です。 = 係数は二・五です。
decimal: 値は7.05です。 = 値は七点〇五です。 = 値は七・〇五です。 = 値は七点零五です。
date: 契約は2024年3月5日までです。 = 契約は二千二十四年三月五日までです。
date: 会議は5月3日です。 = 会議は五月三日です。
date: 店は1999年に開きました。 = 店は千九百九十九年に開きました。
date: 休みは1月1日です。 = 休みは一月一日です。
date: 開始は2024-05-03です。 = 開始は二千二十四年五月三日です。
time: 電車は14時30分に出ます。 = 電車は十四時三十分に出ます。
time: 9時に開きます。 = 九時に開きます。
time: 電話は14:30からです。 = 電話は十四時三十分からです。
money: 切符は500円です。 = 切符は五百円です。
money: 切符は¥500です。 = 切符は五百円です。
money: 昼食は20ユーロでした。 = 昼食は二十ユーロでした。
money: 一日$5です。 = 一日五ドルです。 = 一日五米ドルです。
money: 全部で15 €です。 = 全部で十五ユーロです。
measure: そこまで5 kmです。 = そこまで五キロメートルです。 = そこまで五キロです。
measure: 荷物は3 kgです。 = 荷物は三キログラムです。 = 荷物は三キロです。
measure: 外は25 °Cです。 = 外は摂氏二十五度です。 = 外は二十五度です。
measure: 約12%が反対です。 = 約十二パーセントが反対です。
measure: 牛乳を250 ml入れます。 = 牛乳を二百五十ミリリットル入れます。
measure: 部屋は7 mです。 = 部屋は七メートルです。
duration: 10分待ってください。 = 十分待ってください。
duration: 映画は2時間です。 = 映画は二時間です。
word: 川はここでとても広いです。
word: 手伝ってくれますか。
""",
    'zh-CN': """
cardinal: 今天来了21个人。 = 今天来了二十一个人。
cardinal: 图书馆有365本书。 = 图书馆有三百六十五本书。
cardinal: 还有8个座位。 = 还有八个座位。
cardinal: 村里有12,500人。 = 村里有一万二千五百人。 = 村里有一万两千五百人。
cardinal: 答案是14。 = 答案是十四。
cardinal: 一共100级台阶。 = 一共一百级台阶。
decimal: 平均值是3.14。 = 平均值是三点一四。
decimal: 系数是2.5。 = 系数是二点五。
decimal: 数值是7.05。 = 数值是七点零五。 = 数值是七点〇五。
date: 合同到2024年3月5日为止。 = 合同到二零二四年三月五日为止。 = 合同到二〇二四年三月五日为止。 = 合同到二千零二十四年三月五日为止。
date: 会议在5月3日。 = 会议在五月三日。
date: 商店1999年开业。 = 商店一九九九年开业。 = 商店一千九百九十九年开业。
date: 假期是1月1日。 = 假期是一月一日。
date: 课程从2024-05-03开始。 = 课程从二零二四年五月三日开始。 = 课程从二〇二四年五月三日开始。 = 课程从二千零二十四年五月三日开始。
time: 火车14点30分开。 = 火车十四点三十分开。
time: 我们9点开门。 = 我们九点开门。
time: 电话14:30开始。 = 电话十四点三十分开始。 = 电话十四点三十开始。 = 电话十四点半开始。
money: 票价¥5。 = 票价五元。 = 票价五块。 = 票价五人民币。
money: 他付了20元。 = 他付了二十元。
money: 每天$5。 = 每天五美元。
money: 一共15 €。 = 一共十五欧元。
money: 损失100万元。 = 损失一百万元。
measure: 到那里5公里。 = 到那里五公里。
measure: 到那里5 km。 = 到那里五公里。 = 到那里五千米。
measure: 包裹重3 kg。 = 包裹重三公斤。 = 包裹重三千克。
measure: 外面25 °C。 = 外面二十五摄氏度。 = 外面摄氏二十五度。
measure: 大约12%反对。 = 大约百分之十二反对。
measure: 加250 ml牛奶。 = 加二百五十毫升牛奶。 = 加两百五十毫升牛奶。
measure: 房间长7 m。 = 房间长七米。
duration: 先等10分钟。 = 先等十分钟。
duration: 电影3小时。 = 电影三小时。
word: 河在这里很宽。
word: 你能帮我吗？
""",
}


def books():
    made = []
    for locale, lines in CASES.items():
        book = Book(locale, '', '')
        for line in lines.strip().split('\n'):
            name, text = line.split(': ', 1)
            if name == 'word':
                book.untouched(text)
            else:
                book.sentences(name, text)
        made.append(book)
    return made
