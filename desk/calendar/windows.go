package calendar

// windows are the zones as Windows, and so Outlook and Exchange, names them, each
// with the zone of its largest place (CLDR, windowsZones).
var windows = map[string]string{
	"GMT Standard Time": "Europe/London", "Greenwich Standard Time": "Atlantic/Reykjavik", "W. Europe Standard Time": "Europe/Berlin",
	"Central Europe Standard Time": "Europe/Budapest", "Central European Standard Time": "Europe/Warsaw", "Romance Standard Time": "Europe/Paris",
	"E. Europe Standard Time": "Europe/Chisinau", "FLE Standard Time": "Europe/Kyiv", "GTB Standard Time": "Europe/Bucharest",
	"Turkey Standard Time": "Europe/Istanbul", "Russian Standard Time": "Europe/Moscow", "Israel Standard Time": "Asia/Jerusalem",
	"Egypt Standard Time": "Africa/Cairo", "South Africa Standard Time": "Africa/Johannesburg", "W. Central Africa Standard Time": "Africa/Lagos",
	"E. Africa Standard Time": "Africa/Nairobi", "Morocco Standard Time": "Africa/Casablanca", "Middle East Standard Time": "Asia/Beirut",
	"Arab Standard Time": "Asia/Riyadh", "Arabian Standard Time": "Asia/Dubai", "Arabic Standard Time": "Asia/Baghdad", "Iran Standard Time": "Asia/Tehran",
	"Pakistan Standard Time": "Asia/Karachi", "India Standard Time": "Asia/Kolkata", "Bangladesh Standard Time": "Asia/Dhaka", "Nepal Standard Time": "Asia/Kathmandu",
	"SE Asia Standard Time": "Asia/Bangkok", "Singapore Standard Time": "Asia/Singapore", "China Standard Time": "Asia/Shanghai", "Taipei Standard Time": "Asia/Taipei",
	"Tokyo Standard Time": "Asia/Tokyo", "Korea Standard Time": "Asia/Seoul", "AUS Eastern Standard Time": "Australia/Sydney", "E. Australia Standard Time": "Australia/Brisbane",
	"AUS Central Standard Time": "Australia/Darwin", "Cen. Australia Standard Time": "Australia/Adelaide", "W. Australia Standard Time": "Australia/Perth",
	"Tasmania Standard Time": "Australia/Hobart", "New Zealand Standard Time": "Pacific/Auckland", "Hawaiian Standard Time": "Pacific/Honolulu",
	"Alaskan Standard Time": "America/Anchorage", "Pacific Standard Time": "America/Los_Angeles", "Mountain Standard Time": "America/Denver",
	"US Mountain Standard Time": "America/Phoenix", "Central Standard Time": "America/Chicago", "Canada Central Standard Time": "America/Regina",
	"Eastern Standard Time": "America/New_York", "US Eastern Standard Time": "America/Indianapolis", "Atlantic Standard Time": "America/Halifax",
	"Newfoundland Standard Time": "America/St_Johns", "SA Pacific Standard Time": "America/Bogota", "SA Western Standard Time": "America/La_Paz",
	"SA Eastern Standard Time": "America/Cayenne", "E. South America Standard Time": "America/Sao_Paulo", "Argentina Standard Time": "America/Buenos_Aires",
	"Pacific SA Standard Time": "America/Santiago", "Central Standard Time (Mexico)": "America/Mexico_City", "Azores Standard Time": "Atlantic/Azores",
	"Georgian Standard Time": "Asia/Tbilisi", "Caucasus Standard Time": "Asia/Yerevan", "Azerbaijan Standard Time": "Asia/Baku", "Belarus Standard Time": "Europe/Minsk",
	"Kaliningrad Standard Time": "Europe/Kaliningrad", "Jordan Standard Time": "Asia/Amman", "Syria Standard Time": "Asia/Damascus", "UTC": "UTC", "Coordinated Universal Time": "UTC",
}
