package indicators

import "strings"

// addTimes adds the words of the calendar and of tense, in English first, and the
// commonest of German, French, Spanish and Arabic.
func (l *lexicon) addTimes() {
	put := func(kind timeKind, n int, words string) {
		for w := range strings.FieldsSeq(words) {
			v := l.words[w]
			v.when = timeWord{kind, int16(n)}
			l.words[w] = v
		}
	}
	for i, row := range calendarWeek {
		put(weekday, i, row)
	}
	for i, row := range calendarMonths {
		put(month, i+1, row)
	}
	for i, row := range calendarNumbers {
		put(number, i+1, row)
	}
	for i, row := range calendarUnits {
		put(unit, i, row)
	}
	for i, row := range calendarParts {
		put(part, i+1, row)
	}
	for n, row := range calendarDays {
		put(day, n, row)
	}
	for kind, row := range calendarWords {
		put(kind, 0, row)
	}
	put(few, 2, "couple")
	put(few, 5, "few several einigen quelques algunos")
	put(halfDay, 0, "am")
	put(halfDay, 12, "pm")
	put(noon, 24, "midnight mitternacht minuit medianoche")
	put(nightOf, 0, "الليلة")
	put(nightOf, -1, "anoche البارحة")
	for t, row := range calendarTense {
		for w := range strings.FieldsSeq(row) {
			v := l.words[w]
			v.tense = t
			l.words[w] = v
		}
	}
}

var (
	calendarWeek = [...]string{"sunday sonntag dimanche domingo الأحد الاحد", "monday mon montag lundi lunes الاثنين الإثنين",
		"tuesday tues dienstag mardi martes الثلاثاء", "wednesday wed mittwoch mercredi miércoles miercoles الأربعاء الاربعاء",
		"thursday thurs donnerstag jeudi jueves الخميس", "friday fri freitag vendredi viernes الجمعة", "saturday samstag samedi sábado sabado السبت"}
	calendarMonths = [...]string{"january jan januar janvier enero", "february feb februar février febrero", "march mar märz mars marzo",
		"april apr avril abril", "may mai mayo", "june jun juni juin junio", "july jul juli juillet julio", "august aug août agosto",
		"september sep sept septembre septiembre", "october oct oktober octobre octubre", "november nov novembre noviembre",
		"december dec dezember décembre diciembre"}
	calendarNumbers = [...]string{"one einem einer une", "two zwei deux dos", "three drei trois tres", "four vier quatre cuatro",
		"five fünf cinq cinco", "six sechs seis", "seven sieben siete", "eight acht huit ocho", "nine neun neuf nueve", "ten zehn dix diez",
		"eleven elf onze", "twelve zwölf douze doce"}
	calendarUnits = [...]string{"minute minutes min mins minuten minuto minutos", "hour hours hr hrs stunde stunden heure heures hora horas",
		"day days tag tage tagen jour jours día días", "week weeks woche wochen semaine semaines semana semanas",
		"month months monat monate monaten mois mes meses"}
	calendarParts = [...]string{"morning vormittag matin صباحا صباح", "afternoon nachmittag tarde عصرا", "evening abend soir soirée مساء المساء",
		"night nacht nuit noche ليلا"}
	calendarDays = map[int]string{-2: "vorgestern anteayer", -1: "yesterday yesterdays gestern ayer أمس امس",
		0: "today tonight heute aujourd hoy اليوم", 1: "tomorrow tomorow tmrw tmr tmw tomoz demain غدا غداً", 2: "übermorgen"}
	calendarWords = map[timeKind]string{
		nowWord: "now immediately", noon: "noon midday mittag midi mediodía", weekend: "weekend wochenende", oclock: "oclock o 'clock sharp uhr",
		isIn: "in dans por", isOn: "on le el يوم", isAt: "at à around about approximately circa um gegen vers الساعة", isBy: "by bis",
		isBefore: "before until till", isWithin: "within", isThis: "this coming ce cette esta este diese diesen", isNext: "next nächsten nächste nächster nächstes",
		isThe: "the a an la las les", isOf: "of de", isAfter: "after", isRight: "right", isAny: "any", isLast: "last letzten letzte letzter letztes",
		isPast: "dernier dernière pasado pasada الماضي الماضية", isComes: "prochain prochaine próximo próxima القادم المقبل", isAgo: "ago",
		isAgoOf: "vor hace", isSince: "since seit", isBetween: "between", isEarlier: "earlier", morgen: "morgen mañana", hier: "hier",
	}
	calendarTense = map[tense]string{
		toldOf: `saw seen was were had did heard came left went got told said asked took gave made drove ran stood sat met spoke bought brought found
			felt kept knew lost paid sent sold slept stole threw wore woke wrote began broke been gone done taken happened rang
			war waren hatte hatten sah sahen kam kamen ging fuhr stand gesehen wurde était étaient avait vu vus allé parti vio vi vieron estaba era fue había رأيت كان وصل`,
		toCome: `will 'll gonna gunna finna imma going shall plan plans planning planned intend intends wants want wird werden va vont sera van será سوف`,
	}
)
