/** The style of a figure, for the elements: loaded beside what they show, so that their own script is light in other people's pages. */
import style from './figure.css'

export const figureStyle: string = style
