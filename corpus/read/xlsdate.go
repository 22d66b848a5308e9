package read

import (
	"math"
	"strconv"
	"strings"
)

// The days that a workbook's dates are counted from, in days since 1970-01-01.
const (
	epoch1900 = -25569 // 1899-12-30
	epoch1904 = -24107 // 1904-01-01
)

// maxSerial is behind 9999-12-31, the last day that a spreadsheet shows.
const maxSerial = 2958466

// showDate is a count of days as the section shows it. A count that is no date shows as ##### and is left out.
func (s *formatSection) showDate(x float64, epoch int) string {
	if !(x >= 0 && x < maxSerial) {
		return ""
	}
	seconds := int64(math.Round(x * 86400))
	day, second := int(seconds/86400), int(seconds%86400)
	m := moment{hour: second / 3600, minute: second / 60 % 60, second: second % 60, all: seconds, day: day + epoch}
	switch { // 1900 was no leap year: only from 1900-03-01 on do days count from 1899-12-30
	case epoch == epoch1900 && day == 60:
		m.year, m.month, m.date = 1900, 2, 29
	case epoch == epoch1900 && day < 60:
		m.year, m.month, m.date = civil(day + epoch + 1)
	default:
		m.year, m.month, m.date = civil(day + epoch)
	}
	var b strings.Builder
	half := false
	for _, t := range s.tokens {
		half = half || t.kind == 'a'
	}
	for i, t := range s.tokens {
		if t.kind == '.' && i+1 < len(s.tokens) && s.tokens[i+1].digit() {
			continue // parts of a second, which are left out
		}
		b.WriteString(m.part(t, half))
	}
	return strings.TrimSpace(b.String())
}

// moment is a date and time taken apart.
type moment struct {
	year, month, date    int
	hour, minute, second int
	all                  int64 // seconds from the epoch
	day                  int   // since 1970-01-01
}

// part is what a token shows of the moment. half says that hours count to 12.
func (m *moment) part(t formatToken, half bool) string {
	n := len(t.text)
	switch t.kind {
	case 'L', '.', ',', '%':
		return t.text
	case 'y':
		if n <= 2 {
			return padded(m.year%100, 2)
		}
		return padded(m.year, 4)
	case 'm':
		return spelled(m.month, n, months)
	case 'd':
		if n <= 2 {
			return padded(m.date, n)
		}
		return spelled(weekday(m.day)+1, n, days)
	case 'w':
		name := string([]rune("日一二三四五六")[weekday(m.day)])
		return map[bool]string{true: "星期", false: ""}[n > 3] + name
	case 'h':
		if half {
			return padded((m.hour+11)%12+1, n)
		}
		return padded(m.hour, n)
	case 'n':
		return padded(m.minute, n)
	case 's':
		return padded(m.second, n)
	case 'H':
		return padded(int(m.all/3600), n)
	case 'N':
		return padded(int(m.all/60), n)
	case 'S':
		return padded(int(m.all), n)
	case 'a':
		rs := []rune(t.text)
		if m.hour < 12 {
			return string(rs[:2])
		}
		return string(rs[2:])
	}
	return ""
}

// padded is a number with at least so many digits.
func padded(n, digits int) string {
	text := strconv.Itoa(n)
	return strings.Repeat("0", max(min(digits, 4)-len(text), 0)) + text
}

// spelled is a number by as many digits as there are letters, up to two; with three letters the beginning of its name, with
// more the name.
func spelled(n, letters int, names []string) string {
	switch {
	case letters <= 2:
		return padded(n, letters)
	case letters == 3:
		return names[n-1][:3]
	}
	return names[n-1]
}

var (
	months = []string{"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"}
	days = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
)

// weekday is 0 for Sunday; day 0 was a Thursday.
func weekday(day int) int { return ((day+4)%7 + 7) % 7 }

// civil is the date of a day counted since 1970-01-01, by the Gregorian calendar's cycle of 146,097 days in 400 years.
func civil(day int) (year, month, date int) {
	day += 719468 // since 0000-03-01
	era := day / 146097
	rest := day - era*146097
	yoe := (rest - rest/1460 + rest/36524 - rest/146096) / 365
	doy := rest - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	date = doy - (153*mp+2)/5 + 1
	month = mp + 3
	if month > 12 {
		month -= 12
	}
	year = yoe + era*400
	if month <= 2 {
		year++
	}
	return year, month, date
}
