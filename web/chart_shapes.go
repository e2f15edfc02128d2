package web

import "watchfloor/desk"

// shapes are the signs of the kinds, 16 wide and high: each has a form of its own,
// so that nothing depends on colour. The word stands beside it wherever it is drawn.
var shapes = map[desk.ChartKind]string{
	desk.ChartLead:         "M8 1 14 4.5v7L8 15 2 11.5v-7z",
	desk.ChartReport:       "M3 1.5h7l3 3v10H3zM10 1.5v3h3M5.5 8h5M5.5 11h5",
	desk.ChartPerson:       "M8 7.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 15c0-3.5 2.5-5.5 6-5.5s6 2 6 5.5z",
	desk.ChartOrganisation: "M3 15V2h10v13zM6 5h1M9 5h1M6 8h1M9 8h1M7 15v-3h2v3",
	desk.ChartName:         "M3 10V7c0-2 1-3 3-3M3 10h3V7H3M9.5 10V7c0-2 1-3 3-3M9.5 10h3V7h-3",
	desk.ChartPhone:        "M4.5 1.5h7v13h-7zM7 12.5h2",
	desk.ChartEmail:        "M1.5 3.5h13v9h-13zM1.5 4l6.5 5 6.5-5",
	desk.ChartHandle:       "M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0zv1.5c0 2 3.5 1.5 3.5-1.5a6.5 6.5 0 1 0-2.5 5",
	desk.ChartVehicle:      "M1.5 11V8l2-1 1.5-3h6l2 3 1.5 1v3zM4.5 13a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6zM11.5 13a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6z",
	desk.ChartPlace:        "M8 15 3.5 8.5a5 5 0 1 1 9 0zM8 7.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z",
	desk.ChartAccount:      "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM10 5.5H7a1.2 1.2 0 0 0 0 2.5h2a1.2 1.2 0 0 1 0 2.5H6M8 4v8",
	desk.ChartDocument:     "M1.5 3h13v10h-13zM5.5 8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM3.5 11c0-1.5 4-1.5 4 0M10 6h3M10 9h3",
	desk.ChartLink:         "M7 9a3 3 0 0 0 4.2 0l2.3-2.3a3 3 0 0 0-4.2-4.2L8 3.8M9 7a3 3 0 0 0-4.2 0L2.5 9.3a3 3 0 0 0 4.2 4.2L8 12.2",
	desk.ChartVessel:       "M1.5 10h13l-2 4h-9zM8 10V1.5l5 6H8",
	desk.ChartAircraft:     "M8 1.5c1 0 1 2 1 4l5.5 3.5v1.5L9 9v3.5l2 1.5H5l2-1.5V9l-5.5 1.5V9L7 5.5c0-2 0-4 1-4z",
	desk.ChartItem:         "M8 1.5 14 5v6.5L8 15l-6-3.5V5zM2 5l6 3.5L14 5M8 8.5V15",
	desk.ChartThing:        "M8 1.5 14.5 8 8 14.5 1.5 8z",
	desk.ChartClosed:       "M3 7h10v8H3zM5.5 7V5a2.5 2.5 0 0 1 5 0v2M8 10v2",
}
